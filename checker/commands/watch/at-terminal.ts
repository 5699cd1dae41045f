import type { ReadStream, WriteStream } from 'node:tty';
import type { Folder } from '../../lesson/catalogue.ts';
import { ownCommand } from '../../program/own-command.ts';
import { isKey, onKeys, type Key } from '../../watch/keys.ts';
import { screen } from '../../watch/screen.ts';
import type { Surroundings } from '../surroundings.ts';
import { Session } from './session.ts';

// Watch mode on one screen, with keys that are alive at any moment. Settles when the person quits.
export async function atTerminal(
  folder: Folder,
  seed: number | undefined,
  around: Surroundings,
  { input, output }: { readonly input: ReadStream; readonly output: WriteStream },
): Promise<void> {
  const canvas = new Canvas(output);
  // A line beside the verdict would be drawn over, so it has the screen until a key is pressed; the same one only once.
  const told = new Set<string>();
  const warn = (line: string): void => {
    if (!told.has(line)) session.look({ shows: 'words', words: line });
    told.add(line);
  };
  const session = new Session(folder, seed, { ...around, warn }, () => {
    draw();
  });
  let away = false;
  const draw = (): void => {
    if (away) return;
    const { columns, rows } = output;
    const whole = session.model.view.shows === 'verdict' ? { rows } : {};
    canvas.draw(screen(session.model, { columns, colour: around.look.colour, ...whole }));
  };
  let quit: () => void = () => undefined;
  const done = new Promise<void>(resolve => {
    quit = resolve;
  });
  let release = onKeys(input, name => void pressed(name));

  // Another command has the terminal; what it says stands until a key is pressed, a pager's until it is left.
  const hand = async (args: readonly string[], then: 'wait' | 'go on'): Promise<void> => {
    away = true;
    release();
    canvas.clear();
    await ownCommand(around.root, args);
    release = onKeys(input, name => void pressed(name));
    if (then === 'wait') {
      output.write('\n  any key: back\n');
      awaitingKey = true;
      return;
    }
    back();
  };
  let awaitingKey = false;
  const back = (): void => {
    away = false;
    awaitingKey = false;
    canvas.clear();
    draw();
  };

  const number = (): string => session.model.number;
  const does: Readonly<Record<Key, () => void | Promise<void>>> = {
    n: () => session.turn(1),
    p: () => session.turn(-1),
    l: () => hand(['list'], 'wait'),
    h: () => hand(['hint', number(), ...(session.first ? [session.first.id] : [])], 'wait'),
    f: () => session.look({ shows: 'failures' }),
    t: () => session.look({ shows: 'transcript' }),
    r: () => session.grade(),
    w: () => hand(['read', number()], 'go on'),
    e: () => hand(['peer', number(), session.first?.listens ? 'client' : 'server'], 'wait'),
    s: () => hand(['solution', number()], 'wait'),
    x: () => hand(['reset', number()], 'wait'),
    q: () => quit(),
  };
  const pressed = async (name: string): Promise<void> => {
    if (name === 'q') return quit();
    if (awaitingKey) return back();
    if (away) return;
    if (session.model.view.shows !== 'verdict') return session.look({ shows: 'verdict' });
    if (name === '?') return session.look({ shows: 'keys' });
    if (name === 'return') return session.grade();
    if (isKey(name)) await does[name]();
  };

  output.on('resize', draw);
  await Promise.race([done, session.open(folder).then(() => done)]);
  away = true;
  output.off('resize', draw);
  release();
  await session.quit();
  output.write('\n');
}

// The terminal, drawn over without flicker where all of it fits.
class Canvas {
  readonly #output: WriteStream;
  #clean = false;

  constructor(output: WriteStream) {
    this.#output = output;
  }

  clear(): void {
    this.#clean = false;
    this.#output.write('\u001b[2J\u001b[3J\u001b[H');
  }

  draw(rows: readonly string[]): void {
    const fits = rows.length < this.#output.rows;
    if (!fits || !this.#clean) this.clear();
    this.#output.write(`\u001b[H${rows.map(row => `${row}\u001b[K`).join('\r\n')}\u001b[J`);
    this.#clean = fits;
  }
}
