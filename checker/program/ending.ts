import type { Launched } from './launch.ts';

const graceMs = 100;

const living = new Set<Launched>();

// From here on the program is ended with the checker, however the checker ends.
export function keep(program: Launched): Launched {
  living.add(program);
  void program.gone.then(() => living.delete(program));
  return program;
}

// Asks, then insists, and answers when the process is gone.
export async function end(program: Launched): Promise<void> {
  program.ending = true;
  program.stdout.readOn();
  program.stderr.readOn();
  if (!program.exit) {
    program.signal('SIGTERM');
    program.signal('SIGCONT');
    const insist = setTimeout(() => program.signal('SIGKILL'), graceMs);
    await program.gone;
    clearTimeout(insist);
  }
  program.signal('SIGKILL');
  await program.gone;
}

// At once, without waiting: for the checker's own last moment.
export function killAll(): void {
  for (const program of living) {
    program.ending = true;
    program.signal('SIGKILL');
  }
}
