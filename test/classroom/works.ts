import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Work } from '../../checker/classroom/work.ts';

// A work of a student that was never on any disk: files by their paths in her folder.
export function workOf(
  student: string,
  lesson: string,
  files: Readonly<Record<string, string>>,
  place = '.',
): Work {
  return {
    student,
    lesson,
    digest: createHash('sha256')
      .update(JSON.stringify([files, place]))
      .digest('hex'),
    files: Object.keys(files),
    place,
    copyTo: async folder => {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        await writeFile(join(folder, path), text);
      }
    },
  };
}
