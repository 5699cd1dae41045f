import { lookup } from 'node:dns/promises';
import { readFileSync } from 'node:fs';
import { connect, isIPv6, type Socket } from 'node:net';
import { networkInterfaces } from 'node:os';

const [name, service = ''] = process.argv.slice(2);
if (name === undefined || (service === '' && name !== '--self')) {
  console.error('usage: client.ts NAME SERVICE, or client.ts --self');
  process.exit(2);
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => process.exit(0));

// The socket once it is connected; undefined where the address refuses, or does not answer in time.
function attempt(host: string, port: number): Promise<Socket | undefined> {
  const socket = connect(port, host);
  return new Promise(resolve => {
    const fail = (reason: string): void => {
      console.error(reason);
      socket.destroy();
      resolve(undefined);
    };
    // TODO 1: Say `trying HOST:PORT` on standard error, then `using HOST:PORT`, and resolve(socket).
    //   Both mean endpoint(host, port). The second comes with the event "connect".
    // TODO 2: When nobody listens there, fail('refused').
    //   The event is called "error", and error.code says why: ECONNREFUSED.
    // TODO 3: When two seconds pass without an answer, fail('timeout').
    //   socket.setTimeout() measures silence. Once connected, silence is no failure: in step 1, setTimeout(0).
  });
}

// The exit status: 0 when an address has answered and its server has closed.
async function reach(to: string, port: number): Promise<number> {
  // TODO 4: Look up all addresses of the name, and try them in the order in which they come, until one answers.
  //   lookup(to, { all: true }) of node:dns/promises asks the system; each answer has an `address`.
  const socket = await attempt(to, port);
  if (socket !== undefined) return await copy(socket);
  return 1;
}

// Every byte to standard output, as in lesson 01.
function copy(socket: Socket): Promise<number> {
  socket.pipe(process.stdout);
  return new Promise(resolve => {
    socket.on('close', broken => {
      resolve(broken ? 1 : 0);
    });
  });
}

// HOST:PORT, as people write it.
function endpoint(host: string, port: number): string {
  // TODO 5: An IPv6 address has colons of its own, so it stands in brackets: [::1]:5001.
  return `${host}:${port}`;
}

function portOf(wanted: string): number {
  // TODO 6: A number is a port. A name stands in /etc/services: NAME PORT/tcp ALIAS ALIAS… # comment
  //   readFileSync(path, 'utf8') reads the list; the words of a line are parted by spaces and tabs.
  return Number(wanted);
}

// Of all interfaces but loopback.
function ownAddresses(): string[] {
  const all = Object.values(networkInterfaces()).flatMap(found => found ?? []);
  return all.filter(({ internal }) => !internal).map(({ address }) => address);
}

try {
  if (name === '--self') console.log(ownAddresses().join('\n') || 'none');
  else process.exitCode = await reach(name, portOf(service));
} catch (error) {
  // TODO 7: lookup() throws where a name has no address. Say `ENOTFOUND NAME`; the exit status is 1.
  //   The code is error.code, once you know that error is an Error that has one.
  if (error instanceof Error) throw error;
}
