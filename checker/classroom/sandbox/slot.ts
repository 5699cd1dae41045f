import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { letRead, type Image } from './image.ts';
import { Answered, type Asked } from './messages.ts';
import { outerLine } from './outer.ts';

interface Runner {
  readonly child: ChildProcessWithoutNullStreams;
  readonly answers: AsyncIterator<string>;
  // What it said last, for whoever asks why it ended.
  words: string;
}

// A runner in its sandbox, for one work at a time. It is started for the first, and again once it has been ended.
export class Slot {
  readonly #image: Image;
  readonly #work: string;
  #runner: Runner | undefined;

  // `work` is the folder in which the sandbox finds what was handed in.
  constructor(image: Image, work: string) {
    this.#image = image;
    this.#work = work;
    mkdirSync(work, { recursive: true });
  }

  // Grades what `put` puts into the folder. Throws when that fails, when the runner ends without an answer or has none within the limit, or at the signal.
  async ask(
    asked: Asked,
    put: (folder: string) => Promise<void>,
    limitMs: number,
    signal: AbortSignal,
  ): Promise<Answered> {
    for (const name of readdirSync(this.#work))
      rmSync(join(this.#work, name), { recursive: true, force: true });
    await put(this.#work);
    letRead(this.#work);
    const runner = (this.#runner ??= start(this.#image, this.#work));
    const ended = interruption(limitMs, signal);
    try {
      runner.child.stdin.write(`${JSON.stringify(asked)}\n`);
      const answer = await Promise.race([runner.answers.next(), ended.promise]);
      if (answer.done !== true) return Answered.parse(JSON.parse(answer.value));
      throw new Error(`the sandbox ended without a verdict: ${runner.words.trim() || 'it said nothing'}`);
    } catch (error) {
      await this.end();
      throw error;
    } finally {
      ended.off();
    }
  }

  // Ends the sandbox and all that runs in it.
  async end(): Promise<void> {
    const child = this.#runner?.child;
    this.#runner = undefined;
    if (child?.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise(resolve => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }
}

function start(image: Image, work: string): Runner {
  const { command, args } = outerLine(image, work);
  const child = spawn(command, args, { env: { PATH: process.env.PATH }, stdio: 'pipe' });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const runner: Runner = { child, answers, words: '' };
  child.stderr.on('data', (piece: Buffer) => (runner.words = (runner.words + piece.toString()).slice(-500)));
  child.on('error', error => (runner.words = error.message));
  child.stdin.on('error', () => {
    // It has ended; so do its answers.
  });
  return runner;
}

function interruption(limitMs: number, signal: AbortSignal): { promise: Promise<never>; off: () => void } {
  let off = (): void => undefined;
  const promise = new Promise<never>((_, reject) => {
    const seconds = Math.round(limitMs / 1000);
    const timer = setTimeout(() => reject(new Error(`there was no verdict after ${seconds} s`)), limitMs);
    const cancel = (): void => reject(new Error('cancelled'));
    signal.addEventListener('abort', cancel, { once: true });
    off = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', cancel);
    };
  });
  promise.catch(() => undefined);
  return { promise, off };
}
