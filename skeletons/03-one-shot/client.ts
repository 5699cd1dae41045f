import { createConnection } from 'node:net';
import { createInterface } from 'node:readline';

const [host, port] = process.argv.slice(2);
if (host === undefined || port === undefined) {
  console.error('usage: client.ts HOST PORT');
  process.exit(2);
}

const keyboard = createInterface({ input: process.stdin });

// TODO 1: Connect to HOST and PORT, and send the first line as soon as it has been typed.
//   Note in a variable, `asked`, that a line has come: step 3 wants to know.

// TODO 2: Collect the reply; when the server's FIN has ended it, print `Server: REPLY` and close the keyboard.
//   It may come in pieces, cut anywhere: with socket.setEncoding('utf8') you never see half a character.

// TODO 3: When the input ends before a line was typed, there is nothing to ask: end the connection.
//   The keyboard says "close" at the end of the input, and also when you close it yourself.

// TODO 4: If the connection fails, say the code and the address on standard error, and exit with status 1.

for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.exit(0));
