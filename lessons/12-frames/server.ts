import { createServer, type Socket } from 'node:net';

const [host, port] = process.argv.slice(2);
if (host === undefined || port === undefined) {
  console.error('usage: server.ts HOST PORT');
  process.exit(2);
}

// HOST:PORT as people write it; an IPv6 host stands in brackets.
const endpoint = (host: string, port: number | string): string =>
  host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;

// A text in its frame: two bytes that say how many follow, the larger one first, and the text in UTF-8.
function frame(text: string): Buffer {
  // TODO 1: Return the frame. Its length counts bytes, not characters.
  return Buffer.from(text);
}

// The same text from its end. A character that takes two places in a JavaScript string stays one.
function reversed(text: string): string {
  // TODO 2: Reverse the text by code points, which are what Array.from(text) holds.
  return text;
}

const server = createServer(serve);

function serve(socket: Socket): void {
  let rest = Buffer.alloc(0);
  socket.on('data', bytes => {
    rest = Buffer.concat([rest, bytes]);
    // TODO 3: Answer every frame of which all bytes are here, and keep what is left for the next read.
    //   One read may hold half a length, or three frames and a half. A frame may be empty.
    socket.write(frame(reversed(rest.subarray(2).toString())));
    rest = Buffer.alloc(0);
  });

  // TODO 4: A client may break off with a reset: say so on standard error, and go on serving the others.
}

// TODO 5: Once the server listens, print `listening on HOST:PORT`, with the port that the system gave you.

// TODO 6: If it cannot listen, say so in one line on standard error, and exit with status 1.
//   The line holds the code and the address, as in `EADDRINUSE 127.0.0.1:5001`.

server.listen(Number(port), host);

for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.exit(0));
