import { text } from '../wire/kernel/proc.ts';
import { tasks } from '../wire/kernel/tasks.ts';
import type { Launched } from './launch.ts';

// Whether every task of the process is stopped. True where there is no kernel to ask: a stop is quick.
export function hasStopped({ self }: Launched): boolean {
  return self !== undefined && tasks(self).every(({ state }) => state === 'T' || state === 't');
}

// Whether a signal has been sent that the process has not taken yet.
export function signalIsPending({ self }: Launched): boolean {
  const status = self === undefined ? '' : text(`/proc/${self}/status`);
  return [...status.matchAll(/^(?:SigPnd|ShdPnd):\s*([0-9a-f]+)/gm)].some(([, mask = '']) =>
    /[1-9a-f]/.test(mask),
  );
}
