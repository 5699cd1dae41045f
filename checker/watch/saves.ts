import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { watch } from 'chokidar';

// Where no file events arrive (some network and shared folders), a look this often finds a save.
const lookMs = 500;
// An editor that replaces a file takes it away first.
const gapMs = 100;

// Calls `saved` whenever the content of one of these files has changed, however it was written: in place, through a temporary
// file, or deleted and created. Content decides, so an event that changes nothing is no save.
export function onSaves(
  folder: string,
  files: readonly string[],
  saved: () => void,
): { stop: () => Promise<void> } {
  let known = contentOf(folder, files);
  let absentSince: number | undefined;
  const look = (): void => {
    const now = contentOf(folder, files);
    if (now === known) return;
    if (now.includes(absent) && !known.includes(absent)) {
      absentSince ??= performance.now();
      if (performance.now() - absentSince < gapMs) return void setTimeout(look, gapMs);
    }
    absentSince = undefined;
    known = now;
    saved();
  };
  const timer = setInterval(look, lookMs);
  const watcher = watch(folder, { ignoreInitial: true, depth: 0 });
  watcher.on('all', look);
  watcher.on('error', () => {
    // The timer looks too.
  });
  return {
    stop: async () => {
      clearInterval(timer);
      await watcher.close();
    },
  };
}

const absent = '-';

// What these files hold, as one word.
export const contentOf = (folder: string, files: readonly string[]): string =>
  files.map(file => digest(join(folder, file))).join(' ');

function digest(file: string): string {
  try {
    return createHash('sha256').update(readFileSync(file)).digest('hex');
  } catch {
    return absent;
  }
}
