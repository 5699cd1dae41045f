import { describe, expect, it } from 'vitest';
import { lessons, load } from '../../checker/lesson/catalogue.ts';
import { argumentsAt, casting } from '../../checker/rehearsal/roles.ts';
import { root } from '../support/stagehand.ts';

const loaded = await Promise.all(lessons(root).map(folder => load(root, folder)));
const played = loaded.flatMap(({ name, checks }) =>
  (['server', 'client'] as const).flatMap(side => {
    const cast = casting(checks, side);
    return cast ? [{ ...cast, lesson: name, side }] : [];
  }),
);

describe('who plays whom by hand', () => {
  it('meets a program of every lesson', () => {
    expect(new Set(played.map(({ lesson }) => lesson))).toEqual(new Set(loaded.map(({ name }) => name)));
  });

  it.each(played)('in $lesson a $side can be told to $program.file in full', ({ side, program, kind }) => {
    expect(['tcp', 'unix', 'udp']).toContain(kind);
    const at = kind === 'unix' ? { path: '/tmp/x.sock' } : { host: '127.0.0.1', port: 5001 };
    const told = argumentsAt(program.args, at).join(' ');
    expect(told).toContain(kind === 'unix' ? '/tmp/x.sock' : '127.0.0.1 5001');
    expect(told).not.toContain('‹');
    expect(program.listens).toBe(side === 'client');
  });
});
