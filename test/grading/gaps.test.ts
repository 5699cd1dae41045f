import { describe, expect, it } from 'vitest';
import {
  check,
  client,
  ctime,
  gap,
  here,
  program,
  text,
  udpClient,
  udpProgram,
} from '../../checker/lesson/index.ts';
import { problems } from '../../checker/lesson/problems.ts';
import { conversation } from '../../checker/lesson/conversation.ts';
import { ladder } from '../../checker/wire/ladder.ts';
import { gradedOne, serverWith } from '../support/stagehand.ts';

const ana = client('ana');
const server = program('server', 'server.ts', here.host, here.port);
const time = ctime('the time');
const stamped = check(
  'stamped',
  'A line comes back behind the time.',
  server,
  ana.connects(),
  ana.sends('tick\n'),
  ana.receives(text`[${time}] tick\n`),
);
const answering = (answer: string): string => serverWith(`socket.on('data', () => socket.write(${answer}));`);

describe('a gap in a text', () => {
  it.each([
    'Mon Feb  4 08:46:40 2019',
    'Mon Feb 04 08:46:40 2019',
    'Mon Feb 4 08:46:40 2019',
    'Sun Dec 31 23:59:60 1972',
  ])('takes what has its form: %s', async came => {
    const { outcome } = await gradedOne(stamped, { 'server.ts': answering(`'[${came}] tick\\n'`) });
    expect(outcome).toBe('passed');
  });

  it('takes it in pieces', async () => {
    const pieces = `
      socket.on('data', async () => {
        for (const byte of '[Mon Feb  4 08:46:40 2019] tick\\n') {
          socket.write(byte);
          await new Promise(resolve => setTimeout(resolve, 1));
        }
      });`;
    expect((await gradedOne(stamped, { 'server.ts': serverWith(pieces) })).outcome).toBe('passed');
  });

  it.each([
    ['in it', '[Mon Feb  4 8:46:40 2019] tick', ['[Mon Feb  4 hh:mm:ss yyyy] tick', 13]],
    ['in its first byte', '[2019-02-04T08:46:40.000Z] tick', ['[Www Mmm dd hh:mm:ss yyyy] tick', 2]],
    ['before it', 'Mon Feb  4 08:46:40 2019 tick', ['[Www Mmm dd hh:mm:ss yyyy] tick', 1]],
    ['behind it', '[Mon Feb  4 08:46:40 2019] tock', ['[Mon Feb  4 08:46:40 2019] tick', 29]],
  ] as const)('points at the first wrong byte %s', async (_, came, [expected, byte]) => {
    const { failure } = await gradedOne(stamped, { 'server.ts': answering(`'${came}\\n'`) });
    expect(failure).toMatchObject({ kind: 'wrong bytes', expected: `"${expected}\\n"` });
    expect(failure?.comparison?.at(-1)).toContain(`byte ${byte}:`);
  });

  it('that has been filled stands for what came', async () => {
    const twice = check(
      'twice',
      'The same time again.',
      server,
      ...stamped.steps,
      ana.sends('tock\n'),
      ana.receives(text`[${ctime('another time')}] tock\n`),
    ).reveals('drops-tail', ana.heard(text`[${time}] tick\n`));
    const again = answering(`'[Mon Feb  4 08:46:40 2019] tick\\n'`);
    expect((await gradedOne(twice, { 'server.ts': again })).failure?.misconception).toBe('drops-tail');
    const later = `let at = 40; ${answering('`[Mon Feb  4 08:46:${at++} 2019] tick\\n`')}`;
    expect((await gradedOne(twice, { 'server.ts': later })).failure).not.toHaveProperty('misconception');
  });

  it('may have any form', async () => {
    const size = gap('a size', 'xx', bytes => (bytes.length < 2 ? 'need more' : { matched: 2, value: 'ok' }));
    const sized = check(
      'sized',
      'Two bytes.',
      server,
      ana.connects(),
      ana.sends('?'),
      ana.receives(text`${size};`),
    );
    expect((await gradedOne(sized, { 'server.ts': answering("'42;'") })).outcome).toBe('passed');
  });

  it('may stand in a datagram, of which every byte counts', async () => {
    const ben = udpClient('ben');
    const udp = udpProgram('server', 'server.ts', here.host, here.port);
    const stampedToo = check('datagram', 'A.', udp, ben.sends('tick'), ben.receives(text`${time} tick`));
    const says = (answer: string): string => `
      import { createSocket } from 'node:dgram';
      const [host, port] = process.argv.slice(2);
      const socket = createSocket('udp4');
      socket.on('message', (bytes, { port, address }) => socket.send('${answer}', port, address));
      socket.bind(Number(port), host);`;
    const right = await gradedOne(stampedToo, { 'server.ts': says('Mon Feb  4 08:46:40 2019 tick') });
    expect(right.outcome).toBe('passed');
    const more = await gradedOne(stampedToo, { 'server.ts': says('Mon Feb  4 08:46:40 2019 tick!') });
    expect(more.failure?.kind).toBe('wrong bytes');
  });

  it('cannot be used before it is filled', () => {
    const early = check(
      'early',
      'A.',
      server,
      ana.connects(),
      ana.sends(text`${time}`),
      ana.receives(text`${time}`),
    );
    expect(problems(early)).toEqual(['ana sends uses ‹the time› before it is known']);
  });

  it('is drawn by its name', () => {
    expect(ladder(conversation(stamped))).toContain('"[‹the time›] tick\\n"');
  });
});
