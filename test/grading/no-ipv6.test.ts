import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { predictionFaults } from '../../checker/author/verify/predictions.ts';
import { Workshop } from '../../checker/author/verify/workshop.ts';
import { madeAnew } from '../../checker/book/transcripts.ts';
import {
  check,
  client,
  everywhere6,
  here,
  here6,
  predict,
  program,
  server,
} from '../../checker/lesson/index.ts';
import { folderWith, graded, shouting } from '../support/stagehand.ts';

vi.mock('node:os', async original => ({ ...(await original<object>()), networkInterfaces: () => ({}) }));

const ana = client('ana');
const at = (place: typeof here6) => program('server', 'server.ts', place.host, place.port);
const connects = (id: string, place: typeof here6, who = ana) =>
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

  it('shows no experiment that needs it, and leaves standing what another machine has made', async () => {
    const folder = folderWith({});
    mkdirSync(join(folder, 'solutions/99-made-up'), { recursive: true });
    writeFileSync(join(folder, 'solutions/99-made-up/server.ts'), shouting);
    const six = connects('six', here6);
    const prediction = predict('asks', 'Does it?', 'It does.', six.program, here6.port, ...six.steps);
    const lesson = {
      name: '99-made-up',
      number: '99',
      path: folder,
      title: 'Made up',
      learnt: [],
      checks: [six, { ...connects('told', here), systems: ['ipv6' as const] }],
      predictions: [prediction, prediction, prediction],
      walkthrough: '',
    };
    const workshop = new Workshop(folder);
    onTestFinished(() => {
      workshop.close();
    });
    expect(await predictionFaults(lesson, workshop, 1)).toEqual([]);
    const block = (check: string, text: string) => ({
      wanted: { kind: 'transcript' as const, check },
      words: '',
      line: 3,
      end: 5,
      text,
    });
    const desk = { root: folder, scratch: folder };
    for (const check of ['six', 'told']) {
      expect(await madeAnew(block(check, 'as it was'), 'README.md', lesson, desk)).toBe('as it was');
      await expect(madeAnew(block(check, ''), 'README.md', lesson, desk)).rejects.toThrow(
        `README.md:3: ${check} cannot be played here: this machine has no IPv6`,
      );
    }
  });
});
