// client: trusts-any-datagram
import { createSocket } from 'node:dgram';
import { createInterface } from 'node:readline';

const [host = '', port = '0'] = process.argv.slice(2);

const socket = createSocket('udp4');
void askAll();

async function askAll(): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) {
    socket.send(line, Number(port), host);
    console.log(await outcome());
  }
  socket.close();
}

function outcome(): Promise<string> {
  socket.removeAllListeners('message').removeAllListeners('error');
  return new Promise(resolve => {
    socket.on('message', (bytes, from) => {
      // Not from the machine that was asked.
      if (from.address !== host) return;
      resolve(`Returned from server: ${bytes.toString()}`);
    });
    setTimeout(resolve, 1000, 'timeout').unref();
    socket.on('error', () => resolve('timeout'));
  });
}
