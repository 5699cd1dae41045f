import { describe, expect, test } from 'vitest';
import { FailureKind } from '../../checker/vocabulary.ts';
import { plainHint } from '../../checker/wire/hints.ts';
import { plainSentence } from '../../checker/wire/words.ts';

const told = { actor: 'ana', program: 'server', expected: '"HELLO\\n"', actual: '"HEL"' };
const bare = { ...told, expected: '', actual: '' };
const own = { ...told, actor: 'server' };

describe('the words of a failure', () => {
  test('each kind has its own sentence and its own hint', () => {
    for (const say of [plainSentence, plainHint])
      expect(new Set(FailureKind.options.map(kind => say(kind, told))).size).toBe(FailureKind.options.length);
  });

  test.each(FailureKind.options)('%s is told in whole sentences, without "error" or "timed out"', kind => {
    for (const facts of [told, bare, own])
      for (const say of [plainSentence(kind, facts), plainHint(kind, facts)]) {
        expect(say).toMatch(/^\S.*\S[.?]$/);
        expect(say).not.toMatch(/error|timed? ?out|undefined|fault|wrong|\(\)|: \.| {2}/i);
      }
  });
});
