import { createInterface } from 'node:readline';
import { UsageFault } from '../usage.ts';
import type { Surroundings } from './surroundings.ts';

// Whether there is somebody to ask.
export const canAsk = ({ terminal }: Surroundings): boolean => terminal === 'here' && process.stdin.isTTY;

// Asks questions one after another at the terminal. `early` says what becomes of the answers where they end before the last one, by
// Ctrl-C or, as a UsageFault, with the input.
export async function asking<T>(
  early: () => string,
  work: (ask: (question: string) => Promise<string>) => Promise<T>,
): Promise<T> {
  let done = false;
  const keyboard = createInterface({ input: process.stdin, output: process.stdout });
  const ended = new Promise<never>((_, reject) => {
    keyboard.once('close', () => reject(new UsageFault(early())));
  });
  // Whoever goes in the midst of a line finds the prompt on the next one.
  ended.catch(() => {
    if (!done) process.stdout.write('\n');
  });
  // While a question stands, the keyboard has Ctrl-C to itself.
  keyboard.on('SIGINT', () => {
    process.stdout.write(`\n${early()}\n`);
    process.kill(process.pid, 'SIGINT');
  });
  try {
    const ask = (question: string): Promise<string> =>
      Promise.race([new Promise<string>(resolve => keyboard.question(question, resolve)), ended]);
    return await work(ask);
  } finally {
    done = true;
    keyboard.close();
  }
}
