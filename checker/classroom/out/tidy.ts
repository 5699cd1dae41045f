import { existsSync } from 'node:fs';
import { readdir, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';

// Removes from an OUT what an earlier run made of students or lessons that are no longer in it: pages, and nothing that Wirebook
// does not name itself. Paths are within OUT, with slashes.
export async function tidy(out: string, wanted: ReadonlySet<string>): Promise<void> {
  for (const name of await readdir(out))
    if (/^(?:index-.*\.html|\.fresh-.*)$/.test(name) && !wanted.has(name)) await rm(join(out, name));
  for (const kind of ['feedback', 'gradescope']) await tidyFolders(out, kind, wanted);
}

async function tidyFolders(out: string, kind: string, wanted: ReadonlySet<string>): Promise<void> {
  if (!existsSync(join(out, kind))) return;
  for (const student of await readdir(join(out, kind))) {
    const folder = `${kind}/${student}`;
    const files = await readdir(join(out, folder));
    const old = files.filter(file => !wanted.has(`${folder}/${file}`));
    for (const file of old) await rm(join(out, folder, file), { recursive: true });
    if (old.length === files.length) await rmdir(join(out, folder));
  }
}
