// client: address-as-path
import { lookup } from 'node:dns/promises';
import { readFileSync } from 'node:fs';
import { connect, isIPv6, type Socket } from 'node:net';

const [name = '', service = ''] = process.argv.slice(2);
const port = /^\d+$/.test(service) ? Number(service) : portOf(service);

function portOf(service: string): number {
  for (const line of readFileSync('/etc/services', 'utf8').split('\n')) {
    const [known, place] = line.split(/\s+/);
    if (known === service && place?.endsWith('/tcp')) return parseInt(place);
  }
  throw new Error(`unknown service ${service}`);
}

const place = (host: string): string => (isIPv6(host) ? `[${host}]:${port}` : `${host}:${port}`);

function attempt(host: string): Promise<Socket | undefined> {
  console.error(`trying ${place(host)}`);
  return new Promise(resolve => {
    const socket = connect(place(host));
    const timer = setTimeout(() => {
      console.error('timeout');
      socket.destroy();
      resolve(undefined);
    }, 2000);
    socket.once('connect', () => {
      clearTimeout(timer);
      console.error(`using ${place(host)}`);
      resolve(socket);
    });
    socket.once('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      console.error(error.code === 'ECONNREFUSED' ? 'refused' : error.message);
      resolve(undefined);
    });
  });
}

async function main(): Promise<void> {
  for (const { address } of await lookup(name, { all: true })) {
    const socket = await attempt(address);
    if (socket) {
      socket.pipe(process.stdout);
      return;
    }
  }
  process.exitCode = 1;
}

main().catch((error: NodeJS.ErrnoException) => {
  console.error(`${error.code} ${name}`);
  process.exitCode = 1;
});
