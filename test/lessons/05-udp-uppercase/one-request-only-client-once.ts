// client: one-request-only
import { createSocket } from 'node:dgram';
import { createInterface } from 'node:readline';

const [host = '', port = '0'] = process.argv.slice(2);

const socket = createSocket('udp4');

socket.connect(Number(port), host, () => {
  const input = createInterface({ input: process.stdin });
  let waiting: NodeJS.Timeout | undefined;
  input.once('line', line => {
    socket.send(line);
    waiting = setTimeout(() => done('timeout'), 1000);
  });
  const done = (outcome: string) => {
    clearTimeout(waiting);
    console.log(outcome);
    input.close();
    socket.close();
  };
  socket.once('message', bytes => done(`Returned from server: ${bytes.toString()}`));
  socket.once('error', () => done('timeout'));
});
