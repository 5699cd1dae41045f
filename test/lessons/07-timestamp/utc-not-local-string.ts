// server: utc-not-local
import { createServer } from 'node:net';

const [host = '', port = '0'] = process.argv.slice(2);

// Mon, 04 Feb 2019 08:46:40 GMT
function stamp() {
  const [weekday = '', day, month, year, time] = new Date().toUTCString().split(' ');
  return `${weekday.slice(0, 3)} ${month} ${String(Number(day)).padStart(2)} ${time} ${year}`;
}

const server = createServer(socket => {
  const client = `${socket.remoteAddress}:${socket.remotePort}`;
  console.log(`connected ${client}`);
  socket.on('close', () => console.log(`disconnected ${client}`));
  socket.on('error', error => console.error(error.message));
  let rest = '';
  socket.setEncoding('utf8');
  socket.on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) socket.write(`[${stamp()}] ${line}\n`);
  });
});

server.on('listening', () => {
  const address = server.address();
  if (address !== null && typeof address === 'object')
    console.log(`listening on ${address.address}:${address.port}`);
});
server.on('error', (error: NodeJS.ErrnoException) => {
  console.error(`${error.code} ${host}:${port}`);
  process.exit(1);
});
server.listen(Number(port), host);
