import { mkdir, open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Bounds } from '../bounds.ts';
import { quoted, sized } from '../names.ts';
import type { Left } from '../tree.ts';
import { codeOf } from '../walk.ts';
import { entryPath } from './entry-path.ts';
import { EntryRefusal, Refusal } from './refusal.ts';

// What the archives of one student may still take, all together; counted as the bytes come, whatever their headers say.
export interface Allowance {
  archives: number;
  entries: number;
  unpacked: number;
  read: number;
}

export const allowance = ({ archives, entries, unpacked, read }: Bounds): Allowance => ({
  archives,
  entries,
  unpacked,
  read,
});

// One archive on its way into an empty folder of ours. All its methods throw Refusal.
export class Unpacking {
  readonly left: Left[] = [];
  readonly rubbish = new Set<string>();
  readonly #folder: string;
  readonly #size: number;
  readonly #bounds: Bounds;
  readonly #still: Allowance;
  #grown = 0;
  #entries = 0;

  // `size`: the archive's own bytes.
  constructor(folder: string, size: number, bounds: Bounds, still: Allowance) {
    this.#folder = folder;
    this.#size = size;
    this.#bounds = bounds;
    this.#still = still;
  }

  // Whether there was any entry yet, wanted or not.
  get isEmpty(): boolean {
    return this.#entries === 0;
  }

  // Says where an entry belongs: undefined where nobody needs it.
  place(name: string): string | undefined {
    this.#entries++;
    if (--this.#still.entries < 0)
      throw new Refusal(`holds more than ${this.#bounds.entries.toLocaleString('en-US')} files and folders`);
    const found = entryPath(name, this.#bounds);
    if ('names' in found) return found.names.length > 0 ? found.names.join('/') : undefined;
    this.rubbish.add(found.rubbish);
    return undefined;
  }

  leaveOut(path: string, why: string): void {
    this.left.push({ path, why, kind: 'left out' });
  }

  // Bytes that came out of the archive, wanted or not.
  grow(bytes: number): void {
    this.#grown += bytes;
    this.#still.read -= bytes;
    if (this.#still.read < 0) throw new Refusal(`unpacks to more than ${sized(this.#bounds.read)}`);
    if (this.#grown > this.#bounds.ratio * this.#size + 2 ** 20)
      throw new Refusal(`unpacks to more than ${this.#bounds.ratio} times its size, as a bomb does`);
  }

  async file(path: string, content: AsyncIterable<Uint8Array>): Promise<void> {
    const target = join(this.#folder, path);
    await mkdir(dirname(target), { recursive: true }).catch(clash(path));
    const file = await open(target, 'wx').catch(clash(path));
    try {
      let size = 0;
      for await (const piece of content) {
        this.#still.unpacked -= piece.length;
        size += piece.length;
        if (size > this.#bounds.entry)
          throw new EntryRefusal(
            `holds ${quoted(path)}, which unpacks to more than ${sized(this.#bounds.entry)}`,
          );
        if (this.#still.unpacked < 0)
          throw new Refusal(`unpacks to more than ${sized(this.#bounds.unpacked)}`);
        await file.writeFile(piece);
      }
    } catch (error) {
      await rm(target, { force: true });
      throw error;
    } finally {
      await file.close();
    }
  }
}

// Two entries of one name, or a file where another entry needs a folder: nobody can know which is meant.
const clash =
  (path: string) =>
  (error: unknown): never => {
    if (!['EEXIST', 'ENOTDIR', 'EISDIR'].includes(codeOf(error))) throw error;
    throw new EntryRefusal(`holds ${quoted(path)} twice`);
  };
