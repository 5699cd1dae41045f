import stringWidth from 'fast-string-width';
import { describe, expect, test } from 'vitest';
import { conversation } from '../../checker/lesson/conversation.ts';
import * as author from '../../checker/lesson/index.ts';
import { ladder } from '../../checker/wire/ladder.ts';

const { client, clock, here, program, server, text, udpClient, udpServer, user } = author;
const ana = client('ana');
const ben = client('ben');
const serving = program('server', 'server.ts', here.host, here.port);
const daytime = server('daytime');
const service = udpServer('service');
const eve = udpClient('eve');
const asking = program('client', 'client.ts', daytime.host, daytime.port);

const draw = (of: author.ProgramData, ...steps: readonly author.Step[]): string =>
  ladder(conversation(author.check('an-id', 'A claim.', of, ...steps)));

const drawings: readonly (readonly [string, string])[] = [
  [
    'joins-a-split-line',
    draw(
      serving,
      ana.connects(),
      ana.sends('hel'),
      ana.hearsNothing({ because: 'the line has no end' }),
      ana.sends('lo\n'),
      ana.receives('HELLO\n'),
      ana.ends(),
      ana.hearsEnd(),
    ),
  ],
  [
    'at-once',
    draw(
      serving,
      ...[ana.connects(), ben.connects()],
      author.atOnce(ana.sends('a😀n'), ben.sends('ben\n'), ben.resets()),
      ana.receives('A', { notBefore: 1000, notAfter: 2000 }),
      serving.prints(text`Got connection from ${ana.address}\n`),
      user.signals('SIGTERM'),
      clock.passes(1500),
      ...[ana.isCutOff(), ben.isRefused(), serving.exits(0)],
    ),
  ],
  [
    'a-client',
    draw(
      asking,
      ...[asking.starts(), daytime.accepts()],
      daytime.sends(author.letters('10,000 letters', 10_000), 'x'.repeat(200)),
      asking.prints('y'.repeat(200)),
      asking.complains(/refused/),
      ...[user.types('quit\n'), user.endsInput()],
      daytime.receivesAll(author.anyLine),
      ...[daytime.ends(), asking.printsAll('12:00\n'), asking.exits('SIGTERM')],
      author.step('curl fetches the page', () => Promise.resolve()),
    ),
  ],
  [
    'datagrams',
    draw(
      program('client', 'client.ts', service.host, service.port),
      ...[user.types('hello\n'), service.receives('hello')],
      eve.sendsTo(service.caller.address, 'FORGED'),
      ...[service.sends(''), service.receives(author.anyDatagram)],
      asking.prints(author.either('a#1', 'a:1')),
      asking.neverPrints(/FORGED/),
    ),
  ],
];

describe('a check as a ladder', () => {
  test.each(drawings)('%s looks as it was read', async (name, drawing) => {
    await expect(`${drawing}\n`).toMatchFileSnapshot(`../golden/ladder/${name}.txt`);
  });

  test.each(drawings)('%s keeps within 80 columns', (_, drawing) => {
    for (const line of drawing.split('\n')) expect(stringWidth(line), line).toBeLessThanOrEqual(80);
  });

  test('a text that would drive a terminal is escaped', () => {
    expect(draw(serving, ana.sends('\x1b[2J'))).toContain('"\\x1b[2J"');
  });
});
