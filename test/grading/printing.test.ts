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

describe('a prompt', () => {
  it('is the last thing printed, and has no newline', () => {
    expect(new Printing(['> ']).takePrompt('> ', 'log\n> ')).toBe(true);
    expect(new Printing(['> ']).takePrompt('> ', '> log')).toBe(false);
    expect(new Printing(['> ']).takePrompt('> ', '> \n')).toBe(false);
    expect(new Printing(['> ']).takePrompt('> ', 'a> ')).toBe(false);
  });

  it('counts once: the next turn asks for another', () => {
    const printing = new Printing(['> ']);
    expect(printing.takePrompt('> ', '> ')).toBe(true);
    expect(printing.takePrompt('> ', '> ')).toBe(false);
    expect(printing.takePrompt('> ', '> one\n> ')).toBe(true);
  });
});

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

  it('may stand behind a prompt that was already out', () => {
    const printing = new Printing(['> ']);
    expect(printing.take('one', run, '> one\n', false)).toBe(true);
    expect(printing.take('two', run, '> one\n> > two\n', false)).toBe(true);
    expect(new Printing().take('one', run, '> one\n', false)).toBe(false);
  });

  it('are taken from where a prompt has been taken', () => {
    const printing = new Printing(['> ']);
    expect(printing.takePrompt('> ', 'log\n> ')).toBe(true);
    expect(printing.take('one', run, 'log\n> one\n', false)).toBe(true);
    expect(printing.untaken('log\n> one\n> ')).toBe('log\n> ');
    expect(printing.logged('log\n> one\n> ')).toBe('log\n');
  });

  it('are taken once', () => {
    const printing = new Printing();
    expect(printing.take('one', run, 'one\n', false)).toBe(true);
    expect(printing.take('one', run, 'one\n', false)).toBe(false);
  });
});
