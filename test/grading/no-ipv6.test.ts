import { describe, expect, it, vi } from 'vitest';
import { check, client, everywhere6, here, here6, program, server } from '../../checker/lesson/index.ts';
import { graded, shouting } from '../support/stagehand.ts';

vi.mock('node:os', async original => ({ ...(await original<object>()), networkInterfaces: () => ({}) }));

const ana = client('ana');
const at = (place: typeof here) => program('server', 'server.ts', place.host, place.port);
const connects = (id: string, place: typeof here, who = ana) =>
  check(id, 'It listens.', at(place), who.connects(), who.sends('a\n'), who.receives('A\n'));

describe('a machine without IPv6', () => {
  it('has checks that cannot be asked there, none that fail', async () => {
    const eve = server('eve', { host: '::1' });
    const dials = program('dials', 'dials.ts', eve.host, eve.port);
    const report = await graded(
      [
        connects('four', here),
        connects('six', here6),
        connects('any', everywhere6),
        connects('client', here, client('ben', { host: '::1' })),
        check('dials', 'It dials.', dials, eve.accepts()),
        connects('told', here).onlyOn('ipv6'),
        connects('after', here).needs('six'),
      ],
      { 'server.ts': shouting, 'dials.ts': '' },
    );
    expect(report).toMatchObject({ outcome: 'passed', points: 1, outOf: 1 });
    expect(report.checks.map(({ because }) => because?.words ?? 'played')).toEqual([
      'played',
      ...Array.from({ length: 5 }, () => 'this machine has no IPv6'),
      'needs six',
    ]);
  });
});
