// client: no-newline
import { createSocket } from 'node:dgram';
import { createInterface } from 'node:readline';

const [host = '', port = '0'] = process.argv.slice(2);

const socket = createSocket('udp4');
socket.connect(Number(port), host, () => void askAll());

async function askAll(): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) {
    socket.send(line);
    process.stdout.write(await outcome());
  }
  socket.close();
}

function outcome(): Promise<string> {
  socket.removeAllListeners('message').removeAllListeners('error');
  return new Promise(resolve => {
    socket.on('message', bytes => resolve(`Returned from server: ${bytes.toString()}`));
    setTimeout(resolve, 1000, 'timeout').unref();
    socket.on('error', () => resolve('timeout'));
  });
}
