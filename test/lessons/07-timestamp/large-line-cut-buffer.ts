// server: large-line-cut
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
  socket.on('error', error => console.error(error.message));
  const buffer = Buffer.alloc(65536);
  let used = 0;
  socket.on('data', data => {
    used += data.copy(buffer, used);
    for (
      let end = buffer.subarray(0, used).indexOf('\n');
      end >= 0;
      end = buffer.subarray(0, used).indexOf('\n')
    ) {
      socket.write(`[${ctime(new Date())}] ${buffer.toString('utf8', 0, end)}\n`);
      buffer.copyWithin(0, end + 1, used);
      used -= end + 1;
    }
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
