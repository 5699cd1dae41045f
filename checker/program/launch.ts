import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Tape } from '../wire/tape.ts';
import { Apart } from './apart.ts';
import { cellDepth, confined, statusDescriptor, type Cell, type Line } from './cell.ts';
import { Output } from './output.ts';
import type { Runnable } from './source.ts';
import { runName, tokenName } from './token.ts';

export interface Exit {
  readonly status: number | NodeJS.Signals;
}

// What a program is told: its arguments in order, and by name where a command has places for them.
export interface Told {
  readonly args: readonly string[];
  readonly places: ReadonlyMap<string, string>;
  // For a Node program only.
  readonly preloads: readonly Preload[];
  // One of them holds its listen until it is released.
  readonly held: boolean;
  // The time zone of its local time; that of this machine where none is told.
  readonly zone?: string;
  // Where it is kept apart, what it is shown.
  readonly cell?: Cell;
}

// A module of this clone that a Node program loads before its own, and what that is told: how the checker shows it another machine.
export interface Preload {
  // What no other program can be shown.
  readonly shows: string;
  readonly module: string;
  readonly environment: Readonly<Record<string, string>>;
  // What the module reads besides.
  readonly reads: readonly string[];
}

const cpuSeconds = 60;

// What the shell bounds before it becomes the program; what no shell bounds well is watched (limits.ts). A shell without a limit goes on without it.
const shellBounds = `ulimit -t ${cpuSeconds} 2>/dev/null; ulimit -c 0 2>/dev/null`;

// A program as a process: its own group, bounded, with a minimal environment. Nothing is awaited here.
export class Launched {
  // The first process of its tree; where it is kept apart, the program itself is a descendant.
  readonly pid: number;
  readonly isNode: boolean;
  readonly stdout: Output;
  readonly stderr: Output;
  exit: Exit | undefined;
  // Its listen is held, until `release`.
  held: boolean;
  // Set when the checker itself ends it; what happens then is nobody's finding.
  ending = false;
  // Why it was ended before its time, when it was.
  overLimit: string | undefined;
  readonly gone: Promise<void>;
  readonly #child: ChildProcess;
  readonly #apart: Apart | undefined;

  constructor(name: string, runnable: Runnable, told: Told, tape: Tape) {
    const plain = { ...commandLine(runnable, told), env: environment(runnable, told) };
    const { command, args, env, cwd } = told.cell ? confined(plain, told.cell) : bounded(plain);
    const child = spawn(command, args, {
      detached: true,
      env,
      stdio: ['pipe', 'pipe', 'pipe', ...(told.cell ? (['pipe'] as const) : [])],
      ...(cwd !== undefined && { cwd }),
    });
    this.#child = child;
    this.#apart = told.cell && new Apart(child.stdio[statusDescriptor]);
    this.isNode = runnable.kind === 'node';
    this.held = told.held;
    this.pid = pidOf(child);
    this.stdout = new Output(outputOf(child.stdout), 'stdout', name, tape);
    this.stderr = new Output(outputOf(child.stderr), 'stderr', name, tape);
    child.stdin.on('error', () => {
      // The program closed its input; that is its right.
    });
    this.gone = new Promise(resolve => {
      child.on('close', resolve);
      child.on('exit', (status, signal) => {
        this.#closeOutputs();
        const exit = this.#apart?.exit(status) ?? { status: signal ?? status ?? 0 };
        this.exit = exit;
        if (!this.ending) tape.write(name, 'exited', { note: String(exit.status) });
        tape.ring();
      });
    });
  }

  // Bytes for its standard input; answers once the kernel has them.
  type(bytes: Uint8Array): Promise<void> {
    return new Promise(resolve => {
      this.#child.stdin?.write(bytes, () => {
        resolve();
      });
    });
  }

  endInput(): void {
    this.#child.stdin?.end();
  }

  // Bytes typed, and the end of input, that the kernel has not taken yet.
  get untakenInput(): number {
    const input = this.#child.stdin;
    if (!input || input.destroyed) return 0;
    return input.writableLength + (input.writableEnded && !input.writableFinished ? 1 : 0);
  }

  // Lets a held listen go on.
  release(): void {
    this.held = false;
    this.signal('SIGUSR2');
  }

  // The program's own process, undefined before there is one; without others in its tree it has `depth` processes there.
  get self(): number | undefined {
    return this.#apart ? this.#apart.program : this.pid;
  }

  // Why it never ran, where that is no fault of its own.
  get fault(): string | undefined {
    if (!this.#apart || !this.exit || this.ending || this.overLimit !== undefined || this.#apart.wasThere)
      return undefined;
    return `the program could not be kept apart: ${this.stderr.text.trim().split('\n').at(-1) ?? ''}`;
  }

  get depth(): number {
    return this.#apart ? cellDepth : 1;
  }

  // To the whole group, as a terminal would. False once nobody is left.
  signal(signal: NodeJS.Signals): boolean {
    const group = signal === 'SIGKILL' ? this.pid : (this.#apart?.group ?? this.pid);
    try {
      process.kill(-group, signal);
      return true;
    } catch {
      return false;
    }
  }

  // A descendant may hold the pipes open after the program itself has exited: it is ended with it.
  #closeOutputs(): void {
    this.#child.stdin?.destroy();
    this.signal('SIGKILL');
  }
}

// What the shell bounds before it becomes the program.
const bounded = (line: Line): Line => ({
  ...line,
  command: '/bin/sh',
  args: ['-c', `${shellBounds}; exec "$@"`, 'sh', line.command, ...line.args],
});

function outputOf(stream: Readable | null): Readable {
  if (!stream) throw new Error('the program has no output to read');
  return stream;
}

// Without a pid nothing was started, and a signal to group 0 would be one to ourselves. That is the machine's fault, not the program's.
function pidOf(child: ChildProcess): number {
  if (child.pid !== undefined) return child.pid;
  child.on('error', () => {
    // Said below.
  });
  throw new Error('this machine could not start a process for the program');
}

function commandLine(
  runnable: Runnable,
  told: Told,
): { command: string; args: readonly string[]; cwd?: string } {
  if (runnable.kind === 'command') {
    const filled = runnable.template.replace(
      /\{(\w+)\}/g,
      (place, key: string) => told.places.get(key) ?? place,
    );
    // A signal to the whole group is for the program: its shell waits for it, and ends as it does.
    return { command: '/bin/sh', args: ['-c', `trap : TERM INT; ${filled}`], cwd: runnable.workingFolder };
  }
  const preloads = told.preloads.flatMap(({ module }) => ['--require', join(runnable.root, module)]);
  return {
    command: process.execPath,
    args: ['--enable-source-maps', ...preloads, runnable.module, ...told.args],
  };
}

// Only what a program needs: an inherited variable can slow every start, or tell what is not its business.
function environment(runnable: Runnable, { preloads, zone, cell }: Told): NodeJS.ProcessEnv {
  const { PATH, HOME, TZ, TMPDIR } = process.env;
  const shown = new Map(preloads.flatMap(preload => Object.entries(preload.environment)));
  return {
    PATH,
    HOME,
    LANG: 'C.UTF-8',
    ...((zone ?? TZ) !== undefined && { TZ: zone ?? TZ }),
    ...(TMPDIR !== undefined && { TMPDIR }),
    ...(runnable.kind === 'command' && { PYTHONUNBUFFERED: '1' }),
    // Who is kept apart ends with the cell; outside, this name would be that of another process.
    ...(!cell && { [tokenName]: runName }),
    ...Object.fromEntries(shown),
  };
}
