import { describe, expect, it } from 'vitest';
import { Printing } from '../../checker/grading/printing.ts';
import type { Run } from '../../checker/lesson/index.ts';

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

describe('printed lines', () => {
  it('are taken in order, and logs between them are passed over', () => {
    const printing = new Printing();
    const printed = 'listening\nlog\none\nlog\ntwo\n';
    expect(printing.take('one', run, printed, false)).toBe(true);
    expect(printing.take('two', run, printed, false)).toBe(true);
    expect(printing.take('log', run, printed, false)).toBe(false);
    expect(printing.untaken(printed)).toBe('listening\nlog\nlog\n');
  });

  it('are whole: a line without its newline counts once nothing more can come', () => {
    expect(new Printing().take('one', run, 'one', false)).toBe(false);
    expect(new Printing().take('one', run, 'one', true)).toBe(true);
  });

  it('are taken once', () => {
    const printing = new Printing();
    expect(printing.take('one', run, 'one\n', false)).toBe(true);
    expect(printing.take('one', run, 'one\n', false)).toBe(false);
  });
});
