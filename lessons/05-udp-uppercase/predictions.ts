import { anyDatagram, atOnce, demo, here, nobody, predict, udpClient } from '../../checker/lesson/index.ts';

const ana = udpClient('ana');

// Answers every question with the number of datagrams that came before it.
const counting = demo('counting', `
import { createSocket } from 'node:dgram';
const [host, port] = process.argv.slice(2);
const socket = createSocket('udp4');
let count = 0;
socket.on('message', (bytes, from) => {
  if (bytes.toString() === 'how many?') socket.send(String(count), from.port, from.address);
  else count++;
});
socket.bind(Number(port), host);
`, here.host, here.port);

// Sends one datagram, and says what it has heard within half a second.
const sending = (name: string, send: string) => demo(name, `
import { createSocket } from 'node:dgram';
const [host, port] = process.argv.slice(2);
const socket = createSocket('udp4');
const done = heard => { console.log(heard); process.exit(0); };
socket.on('error', () => done('an error'));
setTimeout(done, 500, 'nothing');
${send}
`, nobody.host, nobody.port);

const unconnected = sending('unconnected', "socket.send('hello', Number(port), host);");
const connected = sending('connected', "socket.connect(Number(port), host, () => socket.send('hello'));");

export default [
  predict(
    'two-datagrams',
    'ana sends three datagrams while the server is not looking: one, nothing at all, and two. '
      + 'How many does the server find: 1, 2 or 3?',
    'Each waits on its own, with its own sender and its own length, and a length of 0 is one too. '
      + 'In a stream they would be the six letters onetwo.',
    counting, anyDatagram,
    atOnce(ana.sends('one'), ana.sends(''), ana.sends('two')), ana.sends('how many?'), ana.receives(anyDatagram),
  ),
  predict(
    'dead-port',
    'A client sends a datagram to a port of this machine where nobody is. '
      + 'What does it hear within half a second: nothing or an error?',
    'send() has only handed the datagram to the system. The system does find out that nobody is there, '
      + 'but this socket may send to many places, so it is not bothered with what became of one.',
    unconnected, unconnected.output,
    unconnected.prints(/./),
  ),
  predict(
    'dead-port-connected',
    'Now the same client calls connect() on its UDP socket first, and sends to the same port. '
      + 'What does it hear: nothing or an error?',
    'Connecting sent nothing; it told the system whom this socket is about. So the refusal that comes back '
      + '(an ICMP message, port unreachable) has an owner, and is reported as ECONNREFUSED.',
    connected, connected.output,
    connected.prints(/./),
  ),
];
