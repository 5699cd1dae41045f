import { describe, expect, it } from 'vitest';
import { near } from '../../checker/commands/near.ts';

describe('what somebody may have meant', () => {
  it.each([
    ['chek', ['list', 'check', 'watch'], ['check']],
    ['no-seams', ['a-stream-has-no-seams', 'too-early'], ['a-stream-has-no-seams']],
    ['joins-split-line', ['joins-a-split-line', 'sends-a-line'], ['joins-a-split-line', 'sends-a-line']],
    ['xyz', ['list', 'check'], []],
    ['', ['list'], []],
  ])('by "%s" among %j is %j', (asked, names, meant) => {
    expect(near(asked, names)).toEqual(meant);
  });
});
