import { spawnSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { meeting } from '../real/software.ts';
import { root } from './stagehand.ts';

// The options of `it` and the title of a test in a real terminal, which needs tmux.
export const inTerminal = (title: string) => meeting(['tmux'], title);

let count = 0;

// A terminal of so many columns and rows with a shell in it, gone when the test is over. Environment variables as given.
export function terminal(
  { columns = 80, rows = 30 }: { columns?: number; rows?: number } = {},
  env: Readonly<Record<string, string>> = {},
): Terminal {
  const name = `wirebook-test-${process.pid}-${count++}`;
  const opened = new Terminal(name);
  onTestFinished(() => opened.close());
  const { PATH = '', HOME = '' } = process.env;
  const all = Object.entries({ PATH, HOME, LANG: 'C.UTF-8', PS1: '$ ', ...env }).map(
    ([key, value]) => `${key}=${value}`,
  );
  const shell = ['env', '-u', 'NO_COLOR', '-u', 'PAGER', '-u', 'LESS', '-u', 'INIT_CWD', ...all, 'sh'];
  opened.tmux('new-session', '-d', '-x', String(columns), '-y', String(rows), '-c', root, ...shell);
  // What is typed before the shell asks for it stands on the screen twice.
  for (const end = Date.now() + 20_000; !opened.screen.endsWith('$') && Date.now() < end;) sleep(20);
  return opened;
}

const sleep = (ms: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

class Terminal {
  readonly #name: string;

  constructor(name: string) {
    this.#name = name;
  }

  tmux(...args: readonly string[]): string {
    const { stdout } = spawnSync('tmux', ['-u', '-L', this.#name, '-f', '/dev/null', ...args], {
      encoding: 'utf8',
    });
    return stdout;
  }

  // A line typed to whatever reads it, with Enter.
  types(line: string): void {
    if (line !== '') this.tmux('send-keys', '-l', line);
    this.presses('Enter');
  }

  // Keys by tmux's names, as in C-c.
  presses(...keys: readonly string[]): void {
    this.tmux('send-keys', ...keys);
  }

  resize(columns: number, rows: number): void {
    this.tmux('resize-window', '-x', String(columns), '-y', String(rows));
  }

  // What can be seen now, without the empty rows below.
  get screen(): string {
    return this.tmux('capture-pane', '-p').trimEnd();
  }

  // The screen once it shows this. Throws with what it shows after twenty seconds.
  async shows(what: string | RegExp): Promise<string> {
    for (const end = Date.now() + 20_000; Date.now() < end; await pause(30)) {
      const seen = this.screen;
      if (typeof what === 'string' ? seen.includes(what) : what.test(seen)) return seen;
    }
    throw new Error(`the terminal does not show ${String(what)}; it shows\n${this.screen}`);
  }

  // Presses a key again and again until the screen shows this: who is just being interrupted may drop what is typed meanwhile.
  async showsAt(key: string, what: string): Promise<string> {
    for (const end = Date.now() + 20_000; Date.now() < end && !this.screen.includes(what); await pause(200))
      this.presses(key);
    return await this.shows(what);
  }

  close(): void {
    this.tmux('kill-server');
  }
}
export type { Terminal };
