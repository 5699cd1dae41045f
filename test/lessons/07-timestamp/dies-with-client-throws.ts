// server: dies-with-client
import { createServer } from 'node:net';

const [host = '', port = '0'] = process.argv.slice(2);

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (number: number): string => String(number).padStart(2, '0');

function ctime(date: Date): string {
  const time = `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
  const day = String(date.getDate()).padStart(2, ' ');
  return `${days[date.getDay()]} ${months[date.getMonth()]} ${day} ${time} ${date.getFullYear()}`;
}

const server = createServer(socket => {
  const client = `${socket.remoteAddress}:${socket.remotePort}`;
  console.log(`connected ${client}`);
  socket.on('close', () => console.log(`disconnected ${client}`));
  socket.on('error', error => {
    throw error;
  });
  let rest = '';
  socket.setEncoding('utf8');
  socket.on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) socket.write(`[${ctime(new Date())}] ${line}\n`);
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
