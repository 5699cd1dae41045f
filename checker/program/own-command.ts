import { spawn } from 'node:child_process';
import { join } from 'node:path';

// Another `wirebook` command in this one's terminal. Settles when it has ended, whatever its status.
export function ownCommand(root: string, args: readonly string[]): Promise<void> {
  return new Promise(resolve => {
    const child = spawn(process.execPath, [join(root, 'checker/bin.mjs'), ...args], { stdio: 'inherit' });
    child.on('error', () => {
      resolve();
    });
    child.on('close', () => {
      resolve();
    });
  });
}
