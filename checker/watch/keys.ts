import { emitKeypressEvents } from 'node:readline';
import type { ReadStream } from 'node:tty';

// What a key asks for, and how the screen names it.
export const keys = {
  n: 'next lesson',
  p: 'previous lesson',
  l: 'all lessons',
  h: 'hint',
  f: 'all failures',
  t: 'transcript',
  r: 'grade again',
  w: 'walkthrough',
  e: 'a peer to try by hand',
  s: 'compare with the solution',
  x: 'start over',
  q: 'quit',
} as const;
export type Key = keyof typeof keys;

export const isKey = (name: string): name is Key => name in keys;

// One key of the terminal: its character or name; `ctrl-c` and `ctrl-d` are `q`.
export function onKeys(input: ReadStream, pressed: (name: string) => void): () => void {
  emitKeypressEvents(input);
  const heard = (text: string | undefined, key: { name?: string; ctrl?: boolean }): void => {
    const name = key.name ?? text ?? '';
    if (key.ctrl) {
      if (name === 'c' || name === 'd') pressed('q');
      return;
    }
    pressed(text === '?' ? '?' : name);
  };
  input.on('keypress', heard);
  input.setRawMode(true);
  input.resume();
  return () => {
    input.off('keypress', heard);
    input.setRawMode(false);
    input.pause();
  };
}
