import { opendir, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';

// Removes everything in a folder of ours but these files, and the folder itself where none is left.
export async function prune(folder: string, kept: ReadonlySet<string>): Promise<'kept' | 'removed'> {
  let all: 'kept' | 'removed' = 'removed';
  for await (const entry of await opendir(folder)) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if ((await prune(path, kept)) === 'kept') all = 'kept';
    } else if (kept.has(path)) all = 'kept';
    else await rm(path, { force: true });
  }
  if (all === 'removed') await rmdir(folder);
  return all;
}
