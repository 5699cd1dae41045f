import { atRest } from '../wire/kernel/sleep.ts';
import { tree } from '../wire/kernel/tasks.ts';
import type { Launched } from './launch.ts';

// Whether a program has looked at all that has reached its Unix sockets, as far as it ever will without being woken. The kernel shows no
// queues of these; but to write into one wakes its reader before the write returns, and no reader goes to sleep while something
// is there to be read. So whoever is seen asleep afterwards, for something to come and not for a time to pass, has read it or does not read it.
export function hasLooked({ self, isNode }: Launched): boolean {
  if (self === undefined) return false;
  const all = tree(self);
  const first = atRest(all, isNode ? 'by polling' : 'in any call');
  return first !== undefined && atRest(tree(self), isNode ? 'by polling' : 'in any call') === first;
}
