import { bytes, check, client, here, lesson, program } from '../../checker/lesson/index.ts';

const ana = client('ana');
const server = program('server', 'server.ts', here.host, here.port);

const notText = bytes(0xff, 0x00, 0x80);

export default lesson({
  title: '«title»',
  learnt: ['A socket carries bytes; text is one way to read them.'],
  checks: [
    check(
      'echoes-bytes',
      'Bytes come back as they went, text or not.',
      server,
      ana.connects(),
      ana.sends(notText),
      ana.receives(notText),
    )
      .reveals('mangles-binary', ana.met('wrong bytes'))
      .hints(
        'Compare what came back with what was sent: which bytes survived?',
        'The bytes ff and 80 alone are no UTF-8, so a string cannot hold them.',
        'Write the Buffer that the "data" event gave you.',
      ),
  ],
});
