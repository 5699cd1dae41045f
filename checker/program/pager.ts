import { spawn, spawnSync } from 'node:child_process';
import { basename } from 'node:path';

// How a person pages: by a command of theirs, by `less`, or not at all.
export interface Pager {
  readonly command: string;
  // Whether it can begin at a line of the whole text.
  readonly jumps: boolean;
}

// $PAGER, else `less -R`. Undefined where there is none, or where it is to be none (empty, or `cat`).
export function pagerOf(env: NodeJS.ProcessEnv): Pager | 'none' | { readonly absent: string } {
  const asked = env.PAGER?.trim();
  if (asked === '' || asked === 'cat' || env.TERM === 'dumb') return 'none';
  const command = asked ?? 'less -R';
  const name = /^\S+/.exec(command)?.[0] ?? '';
  if (!isThere(name)) return asked === undefined ? 'none' : { absent: name };
  return { command, jumps: basename(name) === 'less' };
}

// One word of a shell, or an assignment before it, which is believed.
const isThere = (name: string): boolean =>
  name.includes('=') || spawnSync('/bin/sh', ['-c', 'command -v "$1"', 'sh', name]).status === 0;

// Whether links (OSC 8) get through it: `less` lets them since version 566.
export function takesLinks({ command, jumps }: Pager): boolean {
  if (!jumps) return false;
  const { stdout } = spawnSync(/^\S+/.exec(command)?.[0] ?? '', ['--version'], { encoding: 'utf8' });
  return Number(/^less (\d+)/.exec(stdout)?.[1] ?? 0) >= 566;
}

// Shows the text, the terminal being the pager's until it ends. `line` counts from 1; only a pager that jumps heeds it.
// Answers `unshown` where it could not be started after all.
export async function page(
  text: string,
  { command, jumps }: Pager,
  line: number,
): Promise<'shown' | 'unshown'> {
  const whole = jumps && line > 1 ? `${command} +${line}` : command;
  const child = spawn('/bin/sh', ['-c', whole], {
    // As git does it: colours pass, and what fits on the screen needs no key.
    env: { LESS: 'FR', LV: '-c', ...process.env },
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  child.stdin.on('error', () => {
    // It was left before all of the text had been read.
  });
  child.stdin.end(text);
  const leave = (): void => void child.kill('SIGTERM');
  process.on('exit', leave);
  const takeBack = handOver();
  try {
    const status = await new Promise<number | null>(resolve => {
      child.on('error', () => resolve(notFound));
      child.on('close', resolve);
    });
    return status === notFound || status === notExecutable ? 'unshown' : 'shown';
  } finally {
    takeBack();
    process.off('exit', leave);
  }
}

// What a shell answers for a command that there is not (POSIX, 2.8.2).
const notFound = 127;
const notExecutable = 126;

// Ctrl-C belongs to the pager, which goes on after it.
function handOver(): () => void {
  const ours = process.listeners('SIGINT');
  const ignore = (): void => {
    // The pager has had it too.
  };
  process.removeAllListeners('SIGINT');
  process.on('SIGINT', ignore);
  return () => {
    process.off('SIGINT', ignore);
    for (const listener of ours) process.on('SIGINT', listener);
  };
}
