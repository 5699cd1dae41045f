// client: gives-up-for-good
import { createSocket } from 'node:dgram';
import { createInterface } from 'node:readline';

const [host = '', port = '0'] = process.argv.slice(2);

const socket = createSocket('udp4');

socket.connect(Number(port), host, () => {
  askAll().catch(() => {
    console.log('timeout');
    process.exit(0);
  });
});

async function askAll(): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) {
    socket.send(line);
    console.log(`Returned from server: ${await answer()}`);
  }
  socket.close();
}

function answer(): Promise<string> {
  socket.removeAllListeners('message').removeAllListeners('error');
  return new Promise((resolve, reject) => {
    socket.on('message', bytes => resolve(bytes.toString()));
    socket.on('error', reject);
    setTimeout(() => reject(new Error('no answer')), 1000).unref();
  });
}
