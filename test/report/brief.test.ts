import { describe, expect, it } from 'vitest';
import { inBrief } from '../../checker/report/failure.ts';
import { lookOf } from '../../checker/report/look.ts';
import type { CheckReport, EventKind } from '../../checker/vocabulary.ts';
import { failed } from './reports.ts';

// What a later failure says first, after its check's program was last told something in this way.
function firstRow(kind: EventKind): string | undefined {
  const check: CheckReport = { ...failed('silence'), transcript: [{ atMs: 0, peer: 'ana', kind }] };
  if (!check.failure) throw new Error('it has not failed');
  return inBrief(check, { ...check.failure, sent: '"hello\\n"' }, new Set(), lookOf({}))[0];
}

describe('a later failure', () => {
  it('tells what a peer sent, or what was typed', () => {
    expect(firstRow('sent')).toMatch(/^ +sent "hello\\n"; expected /);
    expect(firstRow('typed')).toMatch(/^ +typed "hello\\n"; expected /);
  });
});
