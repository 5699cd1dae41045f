import { bytes, demo, predict, server } from '../../checker/lesson/index.ts';

const eve = server('eve');

// Reads frames as the contract has it, and prints what it makes of the first read.
const reading = (name: string, said: string) => demo(name, `
import { createConnection } from 'node:net';
const [host, port] = process.argv.slice(2);
createConnection(Number(port), host).once('data', rest => {
  const texts = [];
  while (rest.length >= 2 && rest.length >= 2 + rest.readUInt16BE()) {
    const end = 2 + rest.readUInt16BE();
    texts.push(rest.subarray(2, end).toString());
    rest = rest.subarray(end);
  }
  console.log(${said});
  process.exit(0);
});
`, eve.host, eve.port);

const cut = reading('cut', 'texts[0]');
const outOfStep = reading('out-of-step', 'rest.readUInt16BE()');
const counting = reading('counting', 'texts.length');

const ete = bytes(0xc3, 0xa9, 0x74, 0xc3, 0xa9);

export default [
  predict(
    'cut',
    'A server sends été, and as its length the number of its letters: 00 03 c3 a9 74 c3 a9. Which text does the client '
      + 'print: été, ét or é?',
    'Three bytes are é and t. The length was meant in letters and read in bytes, and both ends did as they were told.',
    cut, cut.output,
    eve.accepts(), eve.sends(bytes(0, 3, ...ete)), cut.prints(/./),
  ),
  predict(
    'out-of-step',
    'Behind it the server sends a frame with the text hi, and with the right length: 00 02 68 69. For how many bytes of '
      + 'text does the client wait next: 2, 50089 or none?',
    'It goes on where it stopped, at c3 a9, and takes that for a length. From here on nothing fits any more: a stream has '
      + 'no marks at which a reader that is out of step could fall in again.',
    outOfStep, outOfStep.output,
    eve.accepts(), eve.sends(bytes(0, 3, ...ete, 0, 2, 0x68, 0x69)), outOfStep.prints(/./),
  ),
  predict(
    'nothing',
    'A server sends six bytes, 00 00 00 02 68 69. How many frames are they: 1, 2 or 3?',
    'The first has a length of 0, and nothing behind it: it ends where it begins. Lines can be empty because the newline '
      + 'is there; frames, because the length is.',
    counting, counting.output,
    eve.accepts(), eve.sends(bytes(0, 0, 0, 2, 0x68, 0x69)), counting.prints(/./),
  ),
];
