import { bytes, demo, predict, server } from '../../checker/lesson/index.ts';

const eve = server('eve');

// Reads four bytes, and prints what it makes of them.
const reading = (name: string, said: string) => demo(name, `
import { createConnection } from 'node:net';
const [host, port] = process.argv.slice(2);
createConnection(Number(port), host).once('data', bytes => {
  console.log(${said});
  process.exit(0);
});
`, eve.host, eve.port);

const year = (seconds: string): string => `new Date((${seconds} - 2208988800) * 1000).getUTCFullYear()`;

const reversed = reading('reversed', 'bytes.readUInt32LE()');
const asSigned = reading('as-signed', year('bytes.readInt32BE()'));
const late = reading('late', year('bytes.readUInt32BE()'));

export default [
  predict(
    'reversed',
    'A server sends the number 1 in four bytes, the largest first: 00 00 00 01. The client reads them with '
      + 'readUInt32LE. Which number does it get: 1, 256 or 16777216?',
    'Read from the other end the 1 stands in the highest place: 1 × 256 × 256 × 256. No byte is wrong, and nothing '
      + 'says that anything is: both ends have to know the order beforehand.',
    reversed, reversed.output,
    eve.accepts(), eve.sends(bytes(0, 0, 0, 1)), reversed.prints(/./),
  ),
  predict(
    'signed',
    'A server sends the seconds from 1900 to February 2019, which are 3758258800. The client reads the four bytes as a '
      + 'signed number and prints its year: 2019, 1970 or 1882?',
    'Half of the numbers that four bytes can hold are taken for negative ones, those from 2147483648 on. This one is read '
      + 'as -536708496, and so many seconds before 1900 it was still 1882.',
    asSigned, asSigned.output,
    eve.accepts(), eve.sends(bytes(0xe0, 0x02, 0x7a, 0x70)), asSigned.prints(/./),
  ),
  predict(
    'rollover',
    'On 7 February 2036, at 06:28:16 UTC, 4294967296 seconds will have passed since 1900. A server keeps the four bytes '
      + 'that there are: 00 00 00 00. Which year does the client print: 2036, 1970 or 1900?',
    'The number needs a fifth byte, and there is none, so counting begins again. Whoever reads it has to know in which '
      + 'round it was sent; RFC 868 does not say. Its successor NTP does: what begins with a 0 bit is of the next round.',
    late, late.output,
    eve.accepts(), eve.sends(bytes(0, 0, 0, 0)), late.prints(/./),
  ),
];
