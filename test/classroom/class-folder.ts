import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach } from 'vitest';
import { intake, type IntakeOptions } from '../../checker/classroom/intake.ts';
import type { Intake } from '../../checker/classroom/work.ts';

const made: string[] = [];
afterEach(() => made.splice(0).forEach(folder => rmSync(folder, { recursive: true, force: true })));

// A folder of its own for one test, gone after it.
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'wirebook-intake-test-'));
  made.push(path);
  return path;
}

// A folder with these files in it.
export function folderOf(files: Readonly<Record<string, string | Uint8Array>>, at = folder()): string {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(at, path)), { recursive: true });
    writeFileSync(join(at, path), content);
  }
  return at;
}

export const lesson04 = { name: '04-tcp-uppercase', number: '04', programs: ['server.ts', 'client.ts'] };
export const lesson05 = { name: '05-udp-uppercase', number: '05', programs: ['server.ts', 'client.ts'] };
export const lesson06 = { name: '06-chat-quit', number: '06', programs: ['peer.ts'] };

// The intake of a class with lessons 04 and 05, unless the test says otherwise.
export const taken = (from: string, options: Partial<IntakeOptions> = {}): Promise<Intake> =>
  intake(from, { lessons: [lesson04, lesson05], scratch: folder(), ...options });

// Who handed in what and where it lies, one line a work: "ada 04 lessons/04-tcp-uppercase: client.ts server.ts".
export const found = ({ works }: Intake): string[] =>
  works.map(
    ({ student, lesson, place, files }) => `${student} ${lesson.slice(0, 2)} ${place}: ${files.join(' ')}`,
  );

// Who did not, and why: "ada 05 missing: nothing was handed in".
export const absent = ({ absences }: Intake): string[] =>
  absences.map(({ student, lesson, state, words }) => `${student} ${lesson.slice(0, 2)} ${state}: ${words}`);

const both = { 'server.ts': 'serve', 'client.ts': 'dial' };

// Files, those of a whole lesson where nothing is said, by their paths below a place.
export const at = (place: string, files: Readonly<Record<string, string>> = both): Record<string, string> =>
  Object.fromEntries(Object.entries(files).map(([name, content]) => [`${place}/${name}`, content]));
