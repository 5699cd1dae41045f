import { createSocket } from 'node:dgram';
import { createConnection } from 'node:net';

const overUdp = process.argv[2] === '--udp';
const [host, port] = process.argv.slice(overUdp ? 3 : 2);
if (host === undefined || port === undefined) {
  console.error('usage: client.ts [--udp] HOST PORT');
  process.exit(2);
}

// Seconds from 1900-01-01 00:00 UTC, where this protocol begins to count, to 1970-01-01 00:00 UTC, where Date does.
const to1970 = 2_208_988_800;

// The moment that the four bytes stand for, as in `2019-02-04T08:46:40Z`.
function moment(bytes: Buffer): string {
  // TODO 1: Read the four bytes as one unsigned number, the largest first, and return the moment as ISO 8601 in UTC.
  //   A Date is made of milliseconds since 1970, and its toISOString() shows three digits more than are wanted.
  return bytes.toString('hex');
}

if (overUdp) askByDatagram(Number(port), host);
else connect(Number(port), host);

// Over TCP, to connect is to ask.
function connect(port: number, host: string): void {
  const socket = createConnection(port, host);
  let answer = Buffer.alloc(0);
  socket.on('data', bytes => {
    // TODO 2: Collect the answer: a read may bring any part of it.
    answer = Buffer.from(bytes);
  });
  socket.on('end', () => {
    show(answer);
  });
  socket.on('error', refused);
}

function show(answer: Buffer): void {
  // TODO 3: Where fewer than four bytes came, give up with `expected 4 bytes, came N`.
  console.log(moment(answer));
}

function askByDatagram(port: number, host: string): void {
  const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4');
  socket.on('error', refused);
  // From here on the socket sends to one address, and takes datagrams from nobody else.
  socket.connect(port, host, () => {
    // TODO 4: Ask for the time with an empty datagram, and close the socket when the answer has been shown.

    // TODO 5: When no answer has come within one second, give up with `timeout`.
  });
}

function refused(error: NodeJS.ErrnoException): void {
  giveUp(`${error.code ?? error.message} ${host?.includes(':') ? `[${host}]` : host}:${port}`);
}

function giveUp(words: string): never {
  console.error(words);
  process.exit(1);
}

for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.exit(0));
