import { demo, hostname, predict, server } from '../../checker/lesson/index.ts';

const ana = server('ana');

// How many addresses a plain lookup gives.
const looking = demo('looking', `
import { lookup } from 'node:dns/promises';
const [name] = process.argv.slice(2);
const found = await lookup(name);
console.log([found].flat().length);
`, hostname('two.test', '192.0.2.1', '192.0.2.2'));

// Its own address, before and after it has named another end; and what the other end got by then.
const learning = demo('learning', `
import { createSocket } from 'node:dgram';
const other = createSocket('udp4'), own = createSocket('udp4');
const heard = [];
let known = 'no';
other.on('message', message => {
  heard.push(String(message));
  console.log(heard.length - 1, 'and', known);
  other.close();
  own.close();
});
other.bind(0, '127.0.0.1', () => {
  own.connect(other.address().port, '127.0.0.1', () => {
    if (own.address().address === '127.0.0.1') known = 'yes';
    own.send('now');
  });
});
`);

// Dials the address that means "any of mine" to who listens.
const dialling = demo('dialling', `
import { connect } from 'node:net';
const [, port] = process.argv.slice(2);
const socket = connect(Number(port), '0.0.0.0');
socket.on('connect', () => { console.log('connected'); socket.destroy(); });
socket.on('error', () => console.log('refused'));
`, ana.host, ana.port);

export default [
  predict('two-addresses',
    'two.test has two addresses. How many does lookup(name) of node:dns/promises give: 1 or 2?',
    'The system found two, and you get the first. That is how gethostbyname() was mostly used, too, and the reason why many programs fail when one of two servers is down. Ask for all of them.',
    looking, looking.output,
    looking.exits(0)),

  predict('own-address',
    'A UDP socket is told the other end with connect(), before anything is sent. How many datagrams has the other end got by then, and does the socket know its own address: 0 and yes, 1 and yes, or 0 and no?',
    'connect() on a UDP socket sends nothing. It only makes the system choose the way to the other end, and with the way your own address on it. That is how a program learns its address in the local network: "connect" to any address outside, send nothing, and look.',
    learning, learning.output,
    learning.exits(0)),

  predict('any-address',
    'A server listens at 127.0.0.1 only. A client dials 0.0.0.0 at its port. Is it connected or refused?',
    '0.0.0.0 means "all addresses of this machine" to who listens, and nothing at all to who dials. Most systems take it for the machine itself, and it works by luck: from another machine nobody can dial it, and some systems refuse.',
    dialling, dialling.output,
    dialling.exits(0)),
];
