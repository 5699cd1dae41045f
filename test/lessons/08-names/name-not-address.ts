// client: name-not-address
import { readFileSync } from 'node:fs';
import { connect, isIPv6 } from 'node:net';

const [name = '', service = ''] = process.argv.slice(2);
const port = /^\d+$/.test(service) ? Number(service) : portOf(service);

function portOf(service: string): number {
  for (const line of readFileSync('/etc/services', 'utf8').split('\n')) {
    const [known, place] = line.split(/\s+/);
    if (known === service && place?.endsWith('/tcp')) return parseInt(place);
  }
  throw new Error(`unknown service ${service}`);
}

const place = isIPv6(name) ? `[${name}]:${port}` : `${name}:${port}`;
console.error(`trying ${place}`);
const socket = connect(port, name);
const timer = setTimeout(() => {
  console.error('timeout');
  process.exit(1);
}, 2000);
socket.on('connect', () => {
  clearTimeout(timer);
  console.error(`using ${place}`);
  socket.pipe(process.stdout);
});
socket.on('error', (error: NodeJS.ErrnoException) => {
  clearTimeout(timer);
  console.error(error.code === 'ENOTFOUND' ? `ENOTFOUND ${name}` : 'refused');
  process.exitCode = 1;
});
