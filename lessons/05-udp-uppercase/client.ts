import { createSocket } from 'node:dgram';
import { createInterface } from 'node:readline';

const [host, port] = process.argv.slice(2);
if (host === undefined || port === undefined) {
  console.error('usage: client.ts HOST PORT');
  process.exit(2);
}

const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4');

// This sends nothing. From here on the socket remembers one address: it sends there, and takes datagrams from nobody else.
socket.connect(Number(port), host, () => void askAll());

async function askAll(): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) {
    // TODO 1: Send the line as one datagram, without a newline: the datagram itself is the message.
    console.log(await outcome());
  }

  // TODO 2: When the input has ended, close the socket, so that the program can end.
}

// What becomes of the line that was sent: its answer, or `timeout`. Nobody waits for an earlier line any more.
function outcome(): Promise<string> {
  socket.removeAllListeners('message').removeAllListeners('error');
  return new Promise(resolve => {
    // TODO 3: When a datagram has come, resolve with `Returned from server: TEXT`.

    // TODO 4: When no answer has come within one second, resolve with `timeout`.

    // TODO 5: When the system reports an error, such as ECONNREFUSED, resolve with `timeout` at once.
  });
}

for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.exit(0));
