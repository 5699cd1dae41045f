import { createConnection, createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

const [role, host, port] = process.argv.slice(2);
if ((role !== 'dial' && role !== 'listen') || host === undefined || port === undefined) {
  console.error('usage: peer.ts dial|listen HOST PORT');
  process.exit(2);
}

// HOST:PORT as people write it; an IPv6 host stands in brackets.
const endpoint = (host: string, port: number | string): string =>
  host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;

// The conversation, on either end. The keyboard is read from here on; what is typed before waits in the system.
function talk(socket: Socket, first: 'mine' | 'theirs'): void {
  const keyboard = createInterface({ input: process.stdin });
  let turn = first;

  function myTurn(): void {
    turn = 'mine';
    // TODO 1: It is your turn: print the prompt, `> `, without a newline.
    speak();
  }

  function theirTurn(): void {
    turn = 'theirs';
    hear();
  }

  // TODO 2: Keep each line that is typed in `typed`, and call speak().
  //   speak() sends the first of them, with its newline, if it is your turn; then it is theirTurn().
  //   A line `quit` is not sent: call quit() instead.
  function speak(): void {
    // Step 2 fills it.
  }

  // TODO 3: quit() ends the connection and then the program, with exit status 0.
  //   The end of the input ("close") means the same as `quit`, and waits for your turn like it.
  function quit(): void {
    // Step 3 fills it.
  }

  // TODO 4: Keep each line that arrives in `heard`, and call hear().
  //   hear() prints the first of them as `peer: LINE`, if it is their turn; then it is myTurn().
  function hear(): void {
    // Step 4 fills it.
  }

  // TODO 5: The peer has closed ("end"): print what it said last, then `peer left`, and exit with status 0.
  //   Its last line may have come without a newline.

  if (first === 'mine') myTurn();
}

const fail = (error: NodeJS.ErrnoException): void => {
  // TODO 6: The network has failed: say the code and the address on standard error, and exit with status 1.
};

function dial(): void {
  const socket = createConnection({ host, port: Number(port) });
  socket.on('error', fail);
  socket.on('connect', () => talk(socket, 'mine'));
}

function listen(): void {
  const server = createServer(socket => {
    // TODO 7: Somebody has dialled: close the listener, since one peer is all, and talk; the first turn is theirs.
  });
  // From here on it is the listener of lesson 02.
  server.on('listening', () => {
    const address = server.address();
    if (address === null || typeof address === 'string') return;
    console.log(`listening on ${endpoint(address.address, address.port)}`);
  });
  server.on('error', fail);
  server.listen(Number(port), host);
}

if (role === 'dial') dial();
else listen();

for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.exit(0));
