import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import { grade, type Graded } from '../../checker/grading/grade.ts';
import { patience, type Patience } from '../../checker/grading/patience.ts';
import type { CheckData } from '../../checker/lesson/check.ts';
import type { Senses } from '../../checker/peers/barrier.ts';
import type { CheckReport } from '../../checker/vocabulary.ts';

export const root = resolve(import.meta.dirname, '../..');

export interface Scene {
  readonly senses?: Senses;
  readonly patience?: Partial<Patience>;
  readonly commands?: Readonly<Record<string, string>>;
  readonly only?: readonly string[];
  readonly port?: number;
  readonly wire?: 'all' | 'only';
  readonly lanes?: number;
}

// A folder of its own for a test, with these files, removed when the test is over.
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'wirebook-test-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

// Grades checks that a test made up against programs that it made up, by file name.
export async function graded(
  checks: readonly CheckData[],
  programs: Readonly<Record<string, string>>,
  scene: Scene = {},
): Promise<Graded['report']> {
  const folder = folderWith(programs);
  const lesson = {
    name: '99-made-up',
    number: '99',
    path: folder,
    title: 'Made up',
    learnt: [],
    checks,
    predictions: [],
    walkthrough: '',
  };
  const setting = {
    seed: 1,
    senses: scene.senses ?? 'kernel',
    patience: { ...patience, ...scene.patience },
    port: scene.port ?? 0,
    foreign: scene.commands !== undefined,
    sources: {
      root,
      folder,
      files: new Map(),
      commands: new Map(Object.entries(scene.commands ?? {})),
      workingFolder: folder,
      scratch: folder,
    },
  };
  const { report } = await grade(lesson, setting, {
    only: scene.only ?? [],
    wire: scene.wire ?? 'all',
    lanes: scene.lanes ?? 2,
    repeat: ids => ids.map(id => `--only ${id}`).join(' '),
  });
  return report;
}

// The only check's report.
export async function gradedOne(
  check: CheckData,
  programs: Readonly<Record<string, string>>,
  scene: Scene = {},
): Promise<CheckReport> {
  const { checks } = await graded([check], programs, scene);
  const [first] = checks;
  if (!first) throw new Error('nothing was graded');
  return first;
}

// A server that hands each connection to `body` (where `socket` is it), in the way lessons ask for.
export const serverWith = (
  body: string,
  { before = '', options = '{ allowHalfOpen: true }' } = {},
): string => `
import { createServer } from 'node:net';
const [host, port] = process.argv.slice(2);
${before}
const server = createServer(${options}, socket => {
  socket.on('error', () => {});
  ${body}
});
server.listen(Number(port), host, () => {
  const { address, port } = server.address();
  console.log(\`listening on \${address}:\${port}\`);
});
`;

// Upper-cases whole lines.
export const shouting = serverWith(`
  let rest = '';
  socket.setEncoding('utf8');
  socket.on('data', text => {
    const lines = (rest + text).split('\\n');
    rest = lines.pop();
    for (const line of lines) socket.write(line.toUpperCase() + '\\n');
  });
  socket.on('end', () => socket.end(rest.toUpperCase()));
`);
