import {
  atOnce,
  bytes,
  check,
  client,
  here,
  lesson,
  program,
  server,
  text,
  there,
} from '../../checker/lesson/index.ts';

const ana = client('ana'),
  ben = client('ben');
const taken = server('taken');
const shouting = program('server', 'server.ts', here.host, here.port);

export default lesson({
  title: 'A stream is not a message',
  learnt: [
    'TCP keeps order, not boundaries: a read may hold half a line, or three.',
    'A line ends with its newline, and the last one may end with the FIN.',
    'Every connection has its own buffer, and one broken client is nobody else’s trouble.',
  ],
  checks: [
    check(
      'answers-a-line',
      'A line comes back in upper case.',
      shouting,
      ana.connects(),
      ana.sends('hello\n'),
      ana.receives('HELLO\n'),
    ).reveals('waits-for-eof', ana.met('silence')),

    check(
      'answers-the-next-line',
      'The connection stays open for another line.',
      shouting,
      ana.connects(),
      ana.sends('one\n'),
      ana.receives('ONE\n'),
      ana.sends('two\n'),
      ana.receives('TWO\n'),
    )
      .needs('answers-a-line')
      .reveals('one-request-only'),

    check(
      'joins-a-split-line',
      'A line that arrives in pieces is still one line.',
      shouting,
      ana.connects(),
      ana.sends('hel'),
      ana.hearsNothing({ because: 'the line has no end' }),
      ana.sends('lo\n'),
      ana.receives('HELLO\n'),
    )
      .needs('answers-a-line')
      .reveals('chunk-is-message', ana.heard(/^HEL\n?$/))
      .reveals('chunk-is-message', ana.heard(/^LO\n?$/)),

    check(
      'takes-lines-apart',
      'Lines that arrive together are still single lines.',
      shouting,
      ana.connects(),
      ana.sends('one\ntwo\nthree\n'),
      ana.receives('ONE\nTWO\nTHREE\n'),
    )
      .needs('answers-a-line')
      .reveals('drops-coalesced'),

    check(
      'keeps-characters-whole',
      'A character that is cut by a read is still one character.',
      shouting,
      ana.connects(),
      ana.sends(bytes(0xc3), bytes(0xa9, 0x61), '\n'),
      ana.receives(/^(?:É|é)A$/),
    )
      .needs('joins-a-split-line')
      .reveals('utf8-split'),

    check(
      'serves-both',
      'ben is served while ana says nothing.',
      shouting,
      ana.connects(),
      ben.connects(),
      ben.sends('here\n'),
      ben.receives('HERE\n'),
    )
      .needs('answers-a-line')
      .reveals('serves-serially', ben.met('silence'))
      .reveals('serves-serially', ben.met('never reads')),

    check(
      'keeps-clients-apart',
      "Half a line from ana never turns up in ben's.",
      shouting,
      ana.connects(),
      ben.connects(),
      ana.sends('an'),
      ben.sends('ben\n'),
      ben.receives('BEN\n'),
      ana.sends('a\n'),
      ana.receives('ANA\n'),
    )
      .needs('joins-a-split-line', 'serves-both')
      .reveals('shares-state', ben.heard(/AN/)),

    check(
      'answers-the-last-line',
      'A last line without newline is answered after the FIN, and then you close too.',
      shouting,
      ana.connects(),
      atOnce(ana.sends('bye'), ana.ends()),
      ana.receivesAll(/^BYE$/),
    )
      .needs('answers-a-line')
      .reveals('never-closes', ana.met('no end'))
      .reveals('never-closes', ana.met('silence'))
      .reveals('tail-unanswered'),

    check(
      'serves-the-next-client',
      'When ana has left, ben is served.',
      shouting,
      ana.connects(),
      ana.sends('hello\n'),
      ana.receives('HELLO\n'),
      ana.ends(),
      ana.hearsEnd(),
      ben.connects(),
      ben.sends('hi\n'),
      ben.receives('HI\n'),
    )
      .needs('answers-a-line')
      .reveals('never-closes', ana.met('no end'))
      .reveals('one-client-only'),

    check(
      'survives-a-reset',
      'ana breaks off with a reset; ben is still served.',
      shouting,
      ana.connects(),
      ana.resets(),
      ben.connects(),
      ben.sends('hi\n'),
      ben.receives('HI\n'),
    )
      .needs('answers-a-line')
      .reveals('dies-with-client', shouting.met('crash'))
      .reveals('one-client-only'),

    check(
      'says-when-it-listens',
      'It prints where it listens, once it does.',
      shouting,
      shouting.startsSlowly(),
      shouting.announces(),
    ).reveals('announces-early', shouting.met('too early')),

    check(
      'listens-where-told',
      'It listens at the address and port it is given.',
      shouting,
      shouting.starts(there.host, there.port),
      shouting.listensAt(there),
    ).reveals('wrong-bind', shouting.met('listening elsewhere')),

    check(
      'reports-a-taken-port',
      'A port in use is said in one line, and exit status 1.',
      shouting,
      shouting.starts(taken.host, taken.port),
      shouting.complains(text`EADDRINUSE ${taken.address}`),
      shouting.exits(1),
    )
      .reveals('crashes-on-error', shouting.met('crash'))
      .reveals('swallows-errors', shouting.met('no output'))
      .reveals('swallows-errors', shouting.met('wrong exit')),
  ],
});
