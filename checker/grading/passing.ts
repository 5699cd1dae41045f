import type { Stage } from './stage.ts';

// What a pause is lived through by.
type Living = Pick<Stage, 'patience' | 'programMs' | 'throwIfCancelled'>;

const glanceMs = 10;

// Lets so much time pass, for the programs too: whoever was kept from running meanwhile has not waited so long, nor had the time to
// give up. On a machine that lets them have none it lasts no longer than a check may.
export async function pass(ms: number, stage: Living): Promise<void> {
  const begin = performance.now();
  const from = stage.programMs();
  for (;;) {
    stage.throwIfCancelled();
    const leftMs = Math.max(ms - (performance.now() - begin), ms - (stage.programMs() - from));
    if (leftMs <= 0 || performance.now() - begin > ms + stage.patience.capMs) return;
    await new Promise(resolve => setTimeout(resolve, Math.min(glanceMs, Math.max(1, leftMs))));
  }
}
