import { createReadStream, existsSync } from 'node:fs';
import { appendFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { fileNameOf } from '../../report/class/names.ts';
import type { Work } from '../work.ts';
import type { Print } from './print.ts';

// Whose fingerprints, and of which content.
export type Kept = Pick<Work, 'student' | 'lesson' | 'digest'>;

// Bytes as they lie in memory, in base64.
const Line = z.object({
  student: z.string(),
  digest: z.string(),
  print: z.array(z.object({ hashes: z.base64(), rows: z.base64() })),
});

// Adds the fingerprints of a work to those in a folder: a file for each lesson, a line for each work.
export async function keep(folder: string, { student, lesson, digest }: Kept, print: Print): Promise<void> {
  await mkdir(folder, { recursive: true });
  const line = {
    student,
    digest,
    print: print.map(({ hashes, rows }) => ({ hashes: text(hashes), rows: text(rows) })),
  };
  // It begins anew, whatever a kill has torn before it.
  await appendFile(fileOf(folder, lesson), `\n${JSON.stringify(line)}`);
}

// What a folder holds of a lesson, each student's last; a line that was torn by a kill is as if it had not been written.
export async function kept(
  folder: string,
  lesson: string,
): Promise<ReadonlyMap<string, { readonly digest: string; readonly print: Print }>> {
  const found = new Map<string, { digest: string; print: Print }>();
  const file = fileOf(folder, lesson);
  if (!existsSync(file)) return found;
  for await (const row of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    const line = Line.safeParse(parsed(row));
    if (!line.success) continue;
    const { student, digest, print } = line.data;
    found.set(student, {
      digest,
      print: print.map(({ hashes, rows }) => ({ hashes: numbers32(hashes), rows: numbers16(rows) })),
    });
  }
  return found;
}

const fileOf = (folder: string, lesson: string): string => join(folder, `${fileNameOf(lesson)}.jsonl`);

function parsed(row: string): unknown {
  try {
    return JSON.parse(row);
  } catch {
    return undefined;
  }
}

const text = ({ buffer, byteOffset, byteLength }: Uint32Array | Uint16Array): string =>
  Buffer.from(buffer, byteOffset, byteLength).toString('base64');

// A fresh copy, since numbers must lie at addresses of their own size.
const bytes = (base64: string, size: number): ArrayBuffer => {
  const read = Buffer.from(base64, 'base64');
  const whole = new ArrayBuffer(read.length - (read.length % size));
  new Uint8Array(whole).set(read.subarray(0, whole.byteLength));
  return whole;
};
const numbers32 = (base64: string): Uint32Array => new Uint32Array(bytes(base64, 4));
const numbers16 = (base64: string): Uint16Array => new Uint16Array(bytes(base64, 2));
