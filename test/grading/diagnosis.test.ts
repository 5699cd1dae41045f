import { describe, expect, it } from 'vitest';
import { revealed } from '../../checker/grading/diagnosis.ts';
import type { Finding } from '../../checker/grading/finding.ts';
import { check, client, here, misconception, program, type Run } from '../../checker/lesson/index.ts';

const ana = client('ana');
const server = program('server', 'server.ts', here.host, here.port);
const none = (): never => {
  throw new Error('nobody asks');
};
const run: Run = {
  near: none,
  far: none,
  random: none,
  matched: none,
  hasMatched: none,
  gotIn: none,
  folder: none,
  printed: none,
  service: none,
};
const finding = (kind: Finding['kind'], actor = 'ana', unread = '', errors = ''): Finding => ({
  kind,
  actor,
  program: 'server',
  step: 0,
  expected: '',
  actual: '',
  unread: new Map([[actor, [unread]]]),
  errors,
});
const asks = check('asks', 'It asks.', server, ana.connects(), ana.receives('HELLO\n')).needs('other');
const named = (checked: typeof asks, found: Finding): string =>
  revealed(checked, found, run)?.id ?? 'nothing';

describe('the misconception that a failure shows', () => {
  it('by all that lies unread: a string wholly, never a part', () => {
    const reveals = asks.reveals('chunk-is-message', ana.heard('HEL'));
    expect(named(reveals, finding('too early', 'ana', 'HEL'))).toBe('chunk-is-message');
    expect(named(reveals, finding('too little', 'ana', 'HELLO'))).toBe('nothing');
  });

  it('by a pattern anywhere in it', () => {
    expect(
      named(asks.reveals('shares-state', ana.heard(/AN/)), finding('wrong bytes', 'ana', 'ANBEN\n')),
    ).toBe('shares-state');
  });

  it('by the kind of failure, of that actor', () => {
    const reveals = asks.reveals('serves-serially', ana.met('silence'));
    expect(named(reveals, finding('silence'))).toBe('serves-serially');
    expect(named(reveals, finding('silence', 'ben'))).toBe('nothing');
    expect(named(reveals, finding('end'))).toBe('nothing');
  });

  it('by the last words of a crash', () => {
    const reveals = asks.reveals('crashes-on-error', server.met('crash', /ECONNRESET/));
    expect(named(reveals, finding('crash', 'server', '', 'Error: read ECONNRESET'))).toBe('crashes-on-error');
    expect(named(reveals, finding('crash', 'server', '', 'TypeError'))).toBe('nothing');
  });

  it('the first that fits is named', () => {
    const reveals = asks
      .reveals('drops-tail', ana.met('silence'))
      .reveals('waits-for-eof', ana.met('silence'));
    expect(named(reveals, finding('silence'))).toBe('drops-tail');
  });

  it('one without a pattern explains anything but the program’s own ending', () => {
    const reveals = asks.reveals('one-request-only');
    expect(named(reveals, finding('end'))).toBe('one-request-only');
    for (const kind of [
      'crash',
      'not started',
      'not listening',
      'listening elsewhere',
      'over limits',
    ] as const)
      expect(named(reveals, finding(kind, 'server'))).toBe('nothing');
  });

  it('a lesson’s own is named like the catalogue’s', () => {
    const own = misconception('speaks-first', 'You spoke first.', 'Wait to be asked.');
    expect(revealed(asks.reveals(own, ana.met('too early')), finding('too early'), run)).toEqual(own);
  });
});
