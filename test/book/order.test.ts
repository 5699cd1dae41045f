import { describe, expect, it } from 'vitest';
import { byLines, inOrder } from '../../checker/book/order.ts';
import { pieceByPiece } from '../../checker/book/pieces.ts';
import { client, program, promptly, here } from '../../checker/lesson/index.ts';
import type { Event, EventKind } from '../../checker/vocabulary.ts';

const event = (
  peer: string,
  kind: EventKind,
  more: Omit<Partial<Event>, 'bytes'> & { text?: string } = {},
) => {
  const { text, ...rest } = more;
  return { atMs: 0, peer, kind, ...rest, ...(text !== undefined && { bytes: Buffer.from(text) }) };
};
const read = (events: readonly Event[]): string[] =>
  events.map(({ peer, kind, bytes }) =>
    [peer, kind, bytes && Buffer.from(bytes).toString()].filter(Boolean).join(' '),
  );

describe('a transcript reads alike however the kernel mixed its channels', () => {
  const sent = event('ana', 'sent', { text: 'x' });
  const printed = event('server', 'printed', { stream: 'stdout', text: 'log\n' });
  const one = event('ana', 'received', { text: 'O' });
  const two = event('ana', 'received', { text: 'K' });
  const fin = event('ana', 'fin-received');
  const exited = event('server', 'exited');

  it.each([
    [[sent, printed, one, two, fin, exited]],
    [[sent, one, printed, two, fin, exited]],
    [[sent, one, two, exited, fin, printed]],
    [[sent, one, two, fin, exited, printed]],
  ])('%#: what the checker did, then what is printed, what each peer gets, the end', events => {
    expect(read(inOrder(events, []))).toEqual([
      'ana sent x',
      'server printed log\n',
      'ana received OK',
      'ana fin-received',
      'server exited',
    ]);
  });

  it('a connect that is seen late comes before what came of it', () => {
    const connected = event('ana', 'connected');
    expect(read(inOrder([printed, connected], []))).toEqual(['ana connected', 'server printed log\n']);
  });

  it('nothing crosses a rest before which something was done', () => {
    const again = event('ana', 'sent', { text: 'y' });
    expect(read(inOrder([sent, one, again, two, printed], [2]))).toEqual([
      'ana sent x',
      'ana received O',
      'ana sent y',
      'server printed log\n',
      'ana received K',
    ]);
  });

  it('a rest that nothing followed parts nothing', () => {
    const visitor = event('ana', 'connected', { by: 'program' });
    expect(read(inOrder([printed, visitor, one], [1]))).toEqual([
      'ana connected',
      'server printed log\n',
      'ana received O',
    ]);
  });

  it('what is printed is shown line by line where the lines are few', () => {
    const few = event('server', 'printed', { stream: 'stdout', text: 'a\nb\nc' });
    expect(read(byLines(few))).toEqual(['server printed a\n', 'server printed b\n', 'server printed c']);
    const many = event('server', 'printed', { stream: 'stdout', text: 'a\n'.repeat(50) });
    expect(byLines(many)).toEqual([many]);
  });
});

describe('steps with one piece each', () => {
  const ana = client('ana');
  const server = program('server', 'server.ts', here.host, here.port);

  it('say the same in as many steps, and a time still counts from the last piece', () => {
    const sends = ana.sends('a', 'b', 'c');
    const hopes = ana.receives('x', { since: sends, notAfter: 1000 });
    const late = promptly(100, sends, ana.sends('d'));
    const steps = pieceByPiece([ana.connects(), sends, hopes, late, server.announces()]);
    expect(steps.map(step => step.kind)).toEqual(['act', 'act', 'act', 'act', 'expect', 'act', 'expect']);
    expect(steps[4]).toMatchObject({ terms: { notAfter: 1000 } });
    const [, , , last, expectation, prompt] = steps;
    expect(expectation?.kind === 'expect' && expectation.terms.since).toBe(last);
    expect(prompt?.kind === 'act' && prompt.within?.since).toBe(last);
  });
});
