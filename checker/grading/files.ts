import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Deed, Hope } from '../lesson/steps.ts';
import { Found, type Bare } from './finding.ts';
import { bytesOf } from './judging.ts';
import type { Stage } from './stage.ts';
import { waitFor, type Limit } from './waiting.ts';

// What the checker does in the check's own folder, and sees there.

const eyes = 'folder';

export function put({ path, what }: Extract<Deed, { verb: 'puts' }>, stage: Stage): void {
  const file = path.in(stage.run);
  const bytes = bytesOf(what, stage.run);
  writeFileSync(file, bytes);
  stage.tape.write(eyes, 'put', { bytes, note: basename(file) });
}

// The file is there, and is what it was.
export function fileStays({ path, what }: Extract<Hope, { verb: 'has' }>, stage: Stage): void {
  const file = path.in(stage.run);
  const expected = bytesOf(what, stage.run);
  const found = contentOf(file);
  const is =
    typeof found === 'string'
      ? found
      : Buffer.compare(found, expected) === 0
        ? 'there, unchanged'
        : 'there, changed';
  note(`${short(file)} is ${is}`, stage);
  if (is !== 'there, unchanged')
    throw new Found({ kind: 'file gone', actor: eyes, expected: 'the file that was there', actual: found });
}

export async function fileIsGone(
  { path }: Extract<Hope, { verb: 'lacks' }>,
  stage: Stage,
  limit: Limit,
): Promise<void> {
  const file = path.in(stage.run);
  await waitFor(stage, () => !existsSync(file), limit);
  const left = existsSync(file);
  note(`${short(file)} is ${left ? 'still there' : 'gone'}`, stage);
  if (left) throw fileLeft(file);
}

export function nothingIsThere(stage: Stage): void {
  const files = readdirSync(stage.run.folder());
  note(files.length === 0 ? 'nothing is there' : `${files.map(short).join(' and ')} is there`, stage);
  if (files.length > 0) throw fileLeft(files.join(' and '));
}

const fileLeft = (file: string): Found =>
  new Found({ kind: 'file left', actor: eyes, expected: 'no file', actual: file } satisfies Bare);

function contentOf(file: string): Uint8Array | 'gone' | 'a file of another kind' {
  try {
    return readFileSync(file);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT'
      ? 'gone'
      : 'a file of another kind';
  }
}

const note = (words: string, stage: Stage): void => {
  stage.tape.write(eyes, 'noted', { note: words });
};

const most = 24;

const short = (file: string): string => {
  const name = basename(file);
  return name.length <= most ? name : `${name.slice(0, most - 1)}…`;
};
