import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { sweepDead } from '../../program/sweep.ts';
import { Reply, type Order } from './orders.ts';

const patienceMs = 5000;
const keptCharacters = 2000;

// One worker as a process, for one order at a time.
export class Worker {
  readonly #child: ChildProcess;
  readonly #gone: Promise<void>;
  #lastWords = '';

  constructor(module: string) {
    const { PATH, HOME, TZ, TMPDIR } = process.env;
    this.#child = fork(module, {
      cwd: '/',
      execArgv: [],
      env: { PATH, HOME, ...(TZ !== undefined && { TZ }), ...(TMPDIR !== undefined && { TMPDIR }) },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#child.stderr?.on('data', (piece: Buffer) => {
      this.#lastWords = (this.#lastWords + piece.toString()).slice(-keptCharacters);
    });
    this.#gone = new Promise(resolve => {
      this.#child.on('error', () => resolve());
      this.#child.on('exit', () => resolve());
    });
  }

  // One that is not takes no more orders.
  get isAlive(): boolean {
    return this.#child.connected;
  }

  // Its reply, or in words why there is none: it is gone then, with all that it had started.
  async does(order: Order, budgetMs: number, signal: AbortSignal): Promise<Reply | { failed: string }> {
    const over = new AbortController();
    const late = setTimeout(() => over.abort(new Error(`it was not done in ${budgetMs / 1000} s`)), budgetMs);
    const cancel = (): void => over.abort(new Error('it was cancelled'));
    signal.addEventListener('abort', cancel);
    try {
      this.#child.send(order);
      const events = ['message', 'exit'].map(event => once(this.#child, event, { signal: over.signal }));
      const said: readonly unknown[] = await Promise.race(events);
      const reply = Reply.safeParse(said[0]);
      if (reply.success) return reply.data;
      return await this.#failed(this.isAlive ? 'its answer makes no sense' : this.#words());
    } catch (error) {
      return await this.#failed(String(over.signal.aborted ? over.signal.reason : error));
    } finally {
      clearTimeout(late);
      signal.removeEventListener('abort', cancel);
      over.abort();
    }
  }

  // It ends what it has started, and itself.
  async end(): Promise<void> {
    if (this.#child.connected) this.#child.disconnect();
    const insist = setTimeout(() => this.#child.kill('SIGKILL'), patienceMs);
    await this.#gone;
    clearTimeout(insist);
  }

  async #failed(words: string): Promise<{ failed: string }> {
    this.#child.kill('SIGKILL');
    await this.#gone;
    sweepDead();
    return { failed: `the process that graded it failed: ${words.replace(/^Error: /, '')}` };
  }

  #words(): string {
    const { exitCode, signalCode } = this.#child;
    const how = `it ended (${String(signalCode ?? exitCode)})`;
    return this.#lastWords.trim() === '' ? how : `${how}: ${this.#lastWords.trim()}`;
  }
}
