import { mkdtemp, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { UsageFault } from '../../../usage.ts';
import { ofAClass, type Bounds } from '../bounds.ts';
import { quoted } from '../names.ts';
import type { Note } from '../submission.ts';
import { EntryRefusal, Refusal } from './refusal.ts';
import { unpackInto } from './unpack.ts';
import { allowance, Unpacking } from './unpacking.ts';

// A download of all submissions, unpacked into a folder of ours.
export interface ClassArchive {
  readonly folder: string;
  readonly notes: readonly Note[];
  readonly rubbish: readonly string[];
}

// Unpacks what a course system packed for a whole class. An entry that cannot be taken is noted, and spoils no other. Throws UsageFault where the archive itself is no good.
export async function classArchive(file: string, scratch: string, bounds: Bounds): Promise<ClassArchive> {
  const folder = await mkdtemp(join(scratch, 'class-'));
  const into = new OfAClass(folder, (await stat(file)).size, ofAClass(bounds), allowance(ofAClass(bounds)));
  await unpackInto(file, into).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
    throw new UsageFault(
      `${quoted(file)} ${error.message}; download it again, or unpack it and name the folder.`,
    );
  });
  const notes = [
    ...into.refused.map(words => ({ where: basename(file), words })),
    ...into.left.map(({ path, why }) => ({ where: path, words: why })),
  ];
  return { folder, notes, rubbish: [...into.rubbish] };
}

class OfAClass extends Unpacking {
  readonly refused: string[] = [];

  override place(name: string): string | undefined {
    try {
      return super.place(name);
    } catch (error) {
      this.#passOver(error);
      return undefined;
    }
  }

  override async file(path: string, content: AsyncIterable<Uint8Array>): Promise<void> {
    await super.file(path, content).catch((error: unknown) => this.#passOver(error));
  }

  #passOver(error: unknown): void {
    if (!(error instanceof EntryRefusal)) throw error;
    this.refused.push(error.message);
  }
}
