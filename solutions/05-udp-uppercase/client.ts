import { createSocket } from 'node:dgram';
import { createInterface } from 'node:readline';

const [host, port] = process.argv.slice(2);
if (host === undefined || port === undefined) {
  console.error('usage: client.ts HOST PORT');
  process.exit(2);
}

const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4');

// This sends nothing. From here on the socket sends to one address, and takes datagrams from nobody else.
socket.connect(Number(port), host, () => void askAll());

async function askAll(): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) console.log(await outcomeOf(line));
  leave();
}

// Sends a line, and says what becomes of it: its answer, or `timeout`. Nobody waits for an earlier line any more.
function outcomeOf(line: string): Promise<string> {
  socket.removeAllListeners('message').removeAllListeners('error');
  return new Promise(resolve => {
    // #region 1. Send the line as one datagram, without a newline: the datagram itself is the message.
    socket.send(line);
    // #endregion

    // #region 2. When a datagram has come, resolve with `Returned from server: TEXT`.
    socket.on('message', bytes => {
      resolve(`Returned from server: ${bytes.toString()}`);
    });
    // #endregion

    // #region 3. When no answer has come within one second, resolve with `timeout`.
    setTimeout(resolve, 1000, 'timeout').unref();
    // #endregion

    // #region 4. When the system reports an error, such as ECONNREFUSED, resolve with `timeout` at once.
    socket.on('error', () => {
      resolve('timeout');
    });
    // #endregion
  });
}

function leave(): void {
  // #region 5. The input has ended, and the last line is done: close the socket, so that the program can end.
  socket.close();
  // #endregion
}

for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.exit(0));
