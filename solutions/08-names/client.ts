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
    // #region 1. Say `trying HOST:PORT` on standard error, then `using HOST:PORT`, and resolve(socket).
    //   Both mean endpoint(host, port). The second comes with the event "connect".
    console.error(`trying ${endpoint(host, port)}`);
    socket.on('connect', () => {
      console.error(`using ${endpoint(host, port)}`);
      socket.setTimeout(0);
      resolve(socket);
    });
    // #endregion
    // #region 2. When nobody listens there, fail('refused').
    //   The event is called "error", and error.code says why: ECONNREFUSED.
    socket.on('error', (error: NodeJS.ErrnoException) => {
      fail(error.code === 'ECONNREFUSED' ? 'refused' : error.message);
    });
    // #endregion
    // #region 3. When two seconds pass without an answer, fail('timeout').
    //   socket.setTimeout() measures silence. Once connected, silence is no failure: in step 1, setTimeout(0).
    socket.setTimeout(2000, () => {
      fail('timeout');
    });
    // #endregion
  });
}

// The exit status: 0 when an address has answered and its server has closed.
async function reach(to: string, port: number): Promise<number> {
  // #region 4. Look up all addresses of the name, and try them in the order in which they come, until one answers.
  //   lookup(to, { all: true }) of node:dns/promises asks the system; each answer has an `address`.
  //~ const socket = await attempt(to, port);
  //~ if (socket !== undefined) return await copy(socket);
  for (const { address } of await lookup(to, { all: true })) {
    const socket = await attempt(address, port);
    if (socket !== undefined) return await copy(socket);
  }
  // #endregion
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
  // #region 5. An IPv6 address has colons of its own, so it stands in brackets: [::1]:5001.
  //~ return `${host}:${port}`;
  return isIPv6(host) ? `[${host}]:${port}` : `${host}:${port}`;
  // #endregion
}

function portOf(wanted: string): number {
  // #region 6. A number is a port. A name stands in /etc/services: NAME PORT/tcp ALIAS ALIAS… # comment
  //   readFileSync(path, 'utf8') reads the list; the words of a line are parted by spaces and tabs.
  //~ return Number(wanted);
  if (/^\d+$/.test(wanted)) return Number(wanted);
  for (const line of readFileSync('/etc/services', 'utf8').split('\n')) {
    const [known, place = '', ...aliases] = line.replace(/#.*/, '').split(/\s+/);
    if (place.endsWith('/tcp') && [known, ...aliases].includes(wanted)) return parseInt(place);
  }
  throw new Error(`unknown service ${wanted}`);
  // #endregion
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
  // #region 7. lookup() throws where a name has no address. Say `ENOTFOUND NAME`; the exit status is 1.
  //   The code is error.code, once you know that error is an Error that has one.
  //~ if (error instanceof Error) throw error;
  const code = error instanceof Error && 'code' in error ? `${String(error.code)} ${name}` : String(error);
  console.error(code);
  process.exitCode = 1;
  // #endregion
}
