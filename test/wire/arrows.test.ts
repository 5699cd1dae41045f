import stringWidth from 'fast-string-width';
import { describe, expect, test } from 'vitest';
import type { Event, EventKind } from '../../checker/vocabulary.ts';
import { arrows } from '../../checker/wire/arrows.ts';

let now = 0;
const event = (peer: string, kind: EventKind, more: Partial<Event> & { text?: string } = {}): Event => {
  const { text, ...rest } = more;
  return {
    atMs: now++,
    peer,
    kind,
    ...(text !== undefined && { bytes: new TextEncoder().encode(text) }),
    ...rest,
  };
};

describe('a transcript as arrows', () => {
  test('has a row for each kind of event', () => {
    const rows = arrows(
      [
        event('server', 'started', { note: '127.0.0.1 0' }),
        event('server', 'printed', { text: 'listening\n', stream: 'stdout' }),
        event('ana', 'connected'),
        event('ana', 'sent', { text: 'hel' }),
        event('ana', 'received', { text: 'HEL' }),
        event('ben', 'refused'),
        event('ana', 'fin-sent'),
        event('ana', 'fin-received'),
        event('ben', 'reset', { by: 'program' }),
        event('ben', 'reset', { by: 'peer' }),
        event('server', 'printed', { text: 'oh\n', stream: 'stderr' }),
        event('you', 'typed', { text: 'quit\n' }),
        event('you', 'input-ended'),
        event('you', 'signalled', { note: 'SIGTERM' }),
        event('ana', 'noted', { note: 'waits' }),
        event('server', 'exited', { note: '0' }),
        event('server', 'exited', { note: 'SIGSEGV' }),
      ],
      'server',
      { width: 76, most: 20 },
    );
    expect(rows).toEqual([
      'server starts 127.0.0.1 0',
      'server prints "listening\\n"',
      '   ana ── connects ──▶ server',
      '   ana ── "hel" ─────▶ server',
      '   ana ◀── "HEL" ───── server',
      '   ben ◀── refused ─── server',
      '   ana ── FIN ───────▶ server',
      '   ana ◀── FIN ─────── server',
      '   ben ◀── RST ─────── server',
      '   ben ── RST ───────▶ server',
      'server complains "oh\\n"',
      '   you type "quit\\n"',
      '   you end its input',
      '   you ── SIGTERM ───▶ server',
      '   ana · waits',
      'server exits 0',
      'server is ended by SIGSEGV',
    ]);
  });

  test('a connection that the program made points from it', () => {
    expect(arrows([event('daytime', 'connected', { by: 'program' })], 'client', { width: 76 })).toEqual([
      'daytime ◀── connects ── client',
    ]);
  });

  const many = Array.from({ length: 40 }, (_, at) => event('ana', 'sent', { text: String(at) }));

  test('more than twelve rows are cut in the middle, and the cut is counted', () => {
    const rows = arrows(many, 'server', { width: 76 });
    expect(rows).toHaveLength(12);
    expect(rows[0]).toContain('"0"');
    expect(rows[3]).toContain('… 29 more events …');
    expect(rows.at(-1)).toContain('"39"');
  });

  test('a cut never takes the marked row', () => {
    for (const at of [0, 2, 3, 10, 20, 31, 32, 38, 39]) {
      const behind = many[at];
      const rows = arrows(many, 'server', { width: 76, mark: { text: 'here', ...(behind && { behind }) } });
      expect(rows.filter(row => row.includes('✗ here'))).toEqual([expect.stringContaining(`"${at}"`)]);
      expect(rows.length).toBeLessThanOrEqual(12);
    }
  });

  test('what never came has a row of its own', () => {
    const mark = { text: 'expected "HEL\\n"', missing: { peer: 'ana' } };
    expect(arrows([event('ana', 'sent', { text: 'hel\n' })], 'server', { width: 76, mark })).toEqual([
      'ana ── "hel\\n" ──▶ server',
      'ana ◀── nothing ── server        ✗ expected "HEL\\n"',
    ]);
  });

  test('a mark that does not fit stands below its row', () => {
    const mark = { text: 'expected nothing yet: the line has no end' };
    expect(arrows([event('ana', 'received', { text: 'HEL' })], 'server', { width: 50, mark })).toEqual([
      'ana ◀── "HEL" ── server',
      '    ✗ expected nothing yet: the line has no end',
    ]);
  });

  test('long pieces keep the row within the width', () => {
    const rows = arrows([event('ana', 'sent', { text: '日'.repeat(9000) })], 'server', {
      width: 60,
      times: 'in ms',
    });
    expect(stringWidth(rows[0] ?? '')).toBeLessThanOrEqual(60);
  });

  test('a transcript without events still carries its mark', () => {
    expect(arrows([], 'server', { width: 60, mark: { text: 'it should run' } }).join('')).toContain(
      '✗ it should run',
    );
  });
});
