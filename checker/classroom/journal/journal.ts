import { existsSync } from 'node:fs';
import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { entryIn, lineOf, linesOf, type Entry } from './line.ts';

// Where lines go: what is appended is kept once `datasync` has answered.
export interface Sink {
  appendFile(text: string): Promise<void>;
  datasync(): Promise<void>;
  close(): Promise<void>;
}

// Results of a class in one file that only grows, one a line. Where a work has several, the last one counts.
export class Journal {
  readonly #file: string;
  readonly #sink: Sink;
  #last: Promise<void> = Promise.resolve();

  constructor(file: string, sink: Sink) {
    this.#file = file;
    this.#sink = sink;
  }

  // Answers when they are on the disk. Lines are written one after the other; after one that cannot be, none is.
  append(...entries: readonly Entry[]): Promise<void> {
    this.#last = this.#last.then(async () => {
      await this.#sink.appendFile(entries.map(lineOf).join(''));
      await this.#sink.datasync();
    });
    return this.#last;
  }

  // All entries as they stand in the file, the oldest first.
  entries(): AsyncGenerator<Entry> {
    return wholeEntries(this.#file);
  }

  async close(): Promise<void> {
    await this.#last.catch(() => undefined);
    await this.#sink.close();
  }
}

// Lines that were damaged, and the file they were put into.
export interface Damage {
  readonly lines: number;
  readonly aside: string;
}

const name = 'results.jsonl';

// What stands in the journal of a folder, which is left as it is.
export const entriesIn = (folder: string): AsyncGenerator<Entry> => wholeEntries(join(folder, name));

async function* wholeEntries(file: string): AsyncGenerator<Entry> {
  for await (const line of linesOf(file)) {
    const entry = entryIn(line);
    if (entry !== 'damaged') yield entry;
  }
}

// The journal of a folder, made where there is none.
export async function openJournal(folder: string): Promise<{ journal: Journal; damage: Damage | undefined }> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, name);
  const damage = existsSync(file) ? await repaired(folder, file) : undefined;
  return { journal: new Journal(file, await open(file, 'a')), damage };
}

// A kill or a full disk tears the last line; a bad disk may damage any. The whole ones stay, in a file that is whole at any moment.
async function repaired(folder: string, file: string): Promise<Damage | undefined> {
  let lines = 0;
  for await (const line of linesOf(file)) if (entryIn(line) === 'damaged') lines++;
  if (lines === 0) return undefined;
  const aside = freeName(folder);
  const fresh = `${file}.fresh`;
  const whole = await open(fresh, 'w');
  const damaged = await open(aside, 'wx');
  try {
    for await (const line of linesOf(file))
      await (entryIn(line) === 'damaged' ? damaged : whole).appendFile(line);
    await whole.sync();
    await damaged.sync();
  } finally {
    await whole.close();
    await damaged.close();
  }
  await rename(fresh, file);
  return { lines, aside };
}

function freeName(folder: string): string {
  for (let number = 1; ; number++) {
    const file = join(folder, `damaged-${number}.jsonl`);
    if (!existsSync(file)) return file;
  }
}
