// client: tail-unanswered
import { createSocket } from 'node:dgram';
import { createInterface } from 'node:readline';

const [host = '', port = '0'] = process.argv.slice(2);

const socket = createSocket('udp4');

socket.connect(Number(port), host, () => {
  const input = createInterface({ input: process.stdin });
  let timer: NodeJS.Timeout | undefined;
  const print = (outcome: string) => {
    clearTimeout(timer);
    console.log(outcome);
  };
  socket.on('message', bytes => print(`Returned from server: ${bytes.toString()}`));
  socket.on('error', () => print('timeout'));
  input.on('line', line => {
    socket.send(line);
    timer = setTimeout(() => print('timeout'), 1000);
  });
  // The input has ended, so there is nothing left to do.
  input.on('close', () => {
    clearTimeout(timer);
    socket.close();
  });
});
