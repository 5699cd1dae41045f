import { createConnection } from 'node:net';
import { createInterface } from 'node:readline';

const [host, port] = process.argv.slice(2);
if (host === undefined || port === undefined) {
  console.error('usage: client.ts HOST PORT');
  process.exit(2);
}

const keyboard = createInterface({ input: process.stdin });

// #region 1. Connect to HOST and PORT, and send the first line as soon as it has been typed.
//   Note in a variable, `asked`, that a line has come: step 3 wants to know.
const socket = createConnection(Number(port), host);
let asked = false;
keyboard.once('line', line => {
  asked = true;
  socket.write(`${line}\n`);
});
// #endregion

// #region 2. Collect the reply; when the server's FIN has ended it, print `Server: REPLY` and close the keyboard.
//   It may come in pieces, cut anywhere: with socket.setEncoding('utf8') you never see half a character.
let reply = '';
socket.setEncoding('utf8');
socket.on('data', (text: string) => {
  reply += text;
});
socket.on('end', () => {
  if (reply !== '') console.log(`Server: ${reply.trimEnd()}`);
  keyboard.close();
});
// #endregion

// #region 3. When the input ends before a line was typed, there is nothing to ask: end the connection.
//   The keyboard says "close" at the end of the input, and also when you close it yourself.
keyboard.once('close', () => {
  if (!asked) socket.end();
});
// #endregion

// #region 4. If the connection fails, say the code and the address on standard error, and exit with status 1.
socket.on('error', (error: NodeJS.ErrnoException) => {
  console.error(`${error.code ?? error.message} ${host}:${port}`);
  process.exit(1);
});
// #endregion

for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.exit(0));
