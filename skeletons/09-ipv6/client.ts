import { Socket } from 'node:net';
import { createInterface } from 'node:readline';

const [family = '', host, port] = process.argv.slice(2);
if (!['--v4', '--v6', '--dual'].includes(family) || host === undefined || port === undefined) {
  console.error('usage: client.ts --v4|--v6|--dual HOST PORT');
  process.exit(2);
}

const socket = new Socket();

// TODO 1: Connect to HOST and PORT, with an address of the family that wanted() names.
//   HOST comes without brackets, and connect() wants it so.

// Which addresses of a name will do: 4 or 6, or 0 for both families.
function wanted(): number {
  // TODO 2: --v4 wants IPv4 addresses only, --v6 IPv6 addresses only.
  return 0;
}

const input = createInterface({ input: process.stdin });
input.on('line', line => socket.write(`${line}\n`));
input.on('close', () => socket.end());

let rest = '';
socket.setEncoding('utf8');
socket.on('data', (text: string) => {
  const lines = (rest + text).split('\n');
  rest = lines.pop() ?? '';
  for (const line of lines) console.log(`From server: ${line}`);
});
socket.on('end', () => input.close());

socket.on('error', (error: NodeJS.ErrnoException) => {
  console.error(`${error.code ?? error.message} ${endpoint(host, port)}`);
  process.exit(1);
});

// HOST:PORT as people write it.
function endpoint(host: string, port: string): string {
  // TODO 3: Put an IPv6 host in brackets, here where the two stand in one word.
  return `${host}:${port}`;
}

for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.exit(0));
