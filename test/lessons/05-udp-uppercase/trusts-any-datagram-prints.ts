// client: trusts-any-datagram
import { createSocket } from 'node:dgram';
import { createInterface } from 'node:readline';

const [host = '', port = '0'] = process.argv.slice(2);

const socket = createSocket('udp4');
let timer: NodeJS.Timeout | undefined;
let done: () => void = () => undefined;

socket.on('message', bytes => {
  console.log(`Returned from server: ${bytes.toString()}`);
  clearTimeout(timer);
  done();
});

for await (const line of createInterface({ input: process.stdin })) {
  socket.send(line, Number(port), host);
  await new Promise<void>(resolve => {
    done = resolve;
    timer = setTimeout(() => {
      console.log('timeout');
      resolve();
    }, 1000);
  });
}
socket.close();
