import { createConnection } from 'node:net';
import { createInterface } from 'node:readline';

const [host, port] = process.argv.slice(2);
if (host === undefined || port === undefined) {
  console.error('usage: client.ts HOST PORT');
  process.exit(2);
}

const longest = 65_535;
const socket = createConnection(Number(port), host);
const input = createInterface({ input: process.stdin });

input.on('line', line => {
  const body = Buffer.from(line);
  if (!fits(body)) giveUp(`a frame holds ${longest} bytes, the line has ${body.length}`);
  // TODO 1: Send the line as a frame: two bytes that say how many follow, the larger one first, and then these.
  socket.write(Buffer.alloc(2));
});
input.on('close', () => socket.end());

// Whether two bytes can say how many these are.
function fits(body: Buffer): boolean {
  // TODO 2: They can up to 65535. A longer line is not sent: the program says so, and exits with status 1.
  return true;
}

let rest = Buffer.alloc(0);
socket.on('data', bytes => {
  rest = Buffer.concat([rest, bytes]);
  // TODO 3: Print the text of every frame of which all bytes are here, each on a line, and keep what is left.
  console.log(rest.subarray(2).toString());
  rest = Buffer.alloc(0);
});

socket.on('end', () => {
  // TODO 4: Where the server closes inside a frame, say how many bytes are missing, and exit with status 1.
  //   Of a length itself one byte may be missing.
  input.close();
});

socket.on('error', (error: NodeJS.ErrnoException) => {
  giveUp(`${error.code ?? error.message} ${host.includes(':') ? `[${host}]` : host}:${port}`);
});

function giveUp(words: string): never {
  console.error(words);
  process.exit(1);
}

for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.exit(0));
