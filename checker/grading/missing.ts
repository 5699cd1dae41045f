import type { CheckData } from '../lesson/check.ts';
import { hasIPv6 } from '../peers/places.ts';
import type { Because } from '../vocabulary.ts';
import type { Setting } from './stage.ts';

// What this machine, or this way of grading, cannot offer to the check.
export function missing(check: CheckData, { senses }: Pick<Setting, 'senses'>): Because | undefined {
  if (check.systems.includes('linux') && senses !== 'kernel')
    return { reason: 'unavailable', words: 'only the kernel of Linux can tell' };
  return check.systems.includes('ipv6') && !hasIPv6()
    ? { reason: 'unavailable', words: 'this machine has no IPv6' }
    : undefined;
}
