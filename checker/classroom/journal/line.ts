import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { z } from 'zod';
import { Result } from '../../class-vocabulary.ts';

// What the journal keeps of a work: its result, and by which checks it came.
export const Entry = z.object({ checks: z.string(), result: Result });
export type Entry = z.infer<typeof Entry>;

// One line, newline and all: a checksum of the rest, and the entry.
export function lineOf(entry: Entry): string {
  const text = JSON.stringify(Entry.parse(entry));
  return `${sumOf(text)} ${text}\n`;
}

// What stands in a line. One that was torn before its newline, or has changed since it was written, is damaged.
export function entryIn(line: string): Entry | 'damaged' {
  const text = line.slice(sumLength + 1, -1);
  return line === `${sumOf(text)} ${text}\n` ? Entry.parse(JSON.parse(text)) : 'damaged';
}

// The lines of a file with their newlines; what follows the last newline is a line without one.
export async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = Buffer.alloc(0);
  for await (const piece of createReadStream(file)) {
    if (!Buffer.isBuffer(piece)) continue;
    rest = Buffer.concat([rest, piece]);
    let from = 0;
    for (let end = rest.indexOf(newline); end >= 0; end = rest.indexOf(newline, from)) {
      yield rest.toString('utf8', from, end + 1);
      from = end + 1;
    }
    rest = rest.subarray(from);
  }
  if (rest.length > 0) yield rest.toString('utf8');
}

const newline = 0x0a;
const sumLength = 16;

const sumOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, sumLength);
