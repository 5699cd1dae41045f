import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { start } from '../support/command.ts';
import { eventually, survivors } from '../support/leftovers.ts';
import { root } from '../support/stagehand.ts';
import { inTerminal, terminal, type Terminal } from '../support/terminal.ts';

// A clone of a learner's own, in which nothing is solved.
function clone(): string {
  const folder = mkdtempSync(join(tmpdir(), 'wirebook-test-watch-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const part of ['checker', 'lessons', 'skeletons', 'solutions', 'package.json', 'tsconfig.json'])
    cpSync(join(root, part), join(folder, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const file of ['server.ts', 'client.ts'])
    writeFileSync(
      join(folder, 'lessons/04-tcp-uppercase', file),
      readFileSync(join(folder, 'lessons/04-tcp-uppercase', file), 'utf8'),
    );
  return folder;
}

const solution = (file: string): string =>
  readFileSync(join(root, 'solutions/04-tcp-uppercase', file), 'utf8');

function watching(size?: { columns: number; rows: number }): {
  screen: Terminal;
  save: (file: string, text: string) => void;
  // Processes beyond the terminal's own.
  left: () => number;
  read: (file: string) => string;
} {
  const folder = clone();
  const screen = terminal(size, { TMPDIR: folder });
  const own = survivors(folder).length;
  screen.types(`node ${folder}/checker/bin.mjs watch 04 --seed 1`);
  return {
    screen,
    left: () => survivors(folder).length - own,
    save: (file, text) => writeFileSync(join(folder, 'lessons/04-tcp-uppercase', file), text),
    read: file => readFileSync(join(folder, 'lessons/04-tcp-uppercase', file), 'utf8'),
  };
}

const golden = (name: string): string => `../golden/watch/${name}.txt`;

describe('wirebook watch', () => {
  for (const columns of [60, 80, 120]) {
    const look = inTerminal(`greets a learner with what to do first, at ${columns} columns`);
    it.skipIf(look.lacks)(look.title, async () => {
      const { screen } = watching({ columns, rows: 40 });
      const seen = await screen.shows('answers-a-line');
      await expect(`${seen}\n`).toMatchFileSnapshot(golden(`begin-${columns}`));
    });
  }

  const saves = inTerminal('grades at each save and says what has changed');
  it.skipIf(saves.lacks)(saves.title, async () => {
    const { screen, save } = watching();
    await screen.shows('step 1 (server.ts');
    save('server.ts', solution('server.ts'));
    await screen.shows(/17 of 26 checks \(\+\d+\)/);
    save('client.ts', solution('client.ts'));
    await screen.shows('26 of 26 checks (+9)');
    await screen.shows('What you know now');
  });

  const burst = inTerminal('gives twenty saves in a second one verdict, for the last content');
  it.skipIf(burst.lacks)(burst.title, async () => {
    const { screen, save } = watching();
    await screen.shows('step 1 (server.ts');
    for (let at = 0; at < 20; at++) {
      save('server.ts', at === 19 ? solution('server.ts') : `syntax error ${at}`);
      await pause(50);
    }
    const seen = await screen.shows(/17 of 26 checks/);
    expect(seen).not.toContain('grading');
    await pause(500);
    expect(screen.screen).toMatch(/17 of 26 checks/);
  });

  const kind = inTerminal('is as friendly about a syntax error, a crash and a hang as about a failed check');
  it.skipIf(kind.lacks)(kind.title, async () => {
    const { screen, save } = watching();
    await screen.shows('step 1 (server.ts');
    save('server.ts', 'const server = ;');
    await screen.shows('server.ts cannot be read as TypeScript yet');
    save('server.ts', "throw new Error('oh no');");
    await screen.shows('oh no');
    save('server.ts', 'setInterval(() => {}, 2 ** 30);');
    await screen.shows('listens nowhere');
  });

  const keys = inTerminal('has keys, also while it grades, and leaves nothing behind');
  it.skipIf(keys.lacks)(keys.title, async () => {
    const { screen, save, left } = watching();
    await screen.shows('step 1 (server.ts');
    screen.presses('?');
    await screen.shows('compare with the solution');
    screen.presses('Space');
    await screen.shows('step 1 (server.ts');
    screen.presses('p');
    await screen.shows('03 ');
    screen.presses('n');
    await screen.shows('04 A stream');
    screen.presses('f');
    await screen.shows('sends-a-line');
    screen.presses('Space');
    screen.presses('h');
    await screen.shows(/Hint 1 of 3[\s\S]*any key: back/);
    screen.presses('Space');
    await screen.shows('step 1 (server.ts');
    // A hang, so that it is grading for certain.
    save('server.ts', 'for (;;);');
    await screen.shows('grading …');
    screen.presses('q');
    await screen.shows(/\$ *$/);
    expect(await eventually(() => left() === 0)).toBe(true);
  });

  const resets = inTerminal('puts the skeleton back once it is told yes, and keeps what was written');
  it.skipIf(resets.lacks)(resets.title, async () => {
    const { screen, save, read } = watching();
    await screen.shows('step 1 (server.ts');
    const skeleton = read('server.ts');
    save('server.ts', "throw new Error('oh no');");
    await screen.shows('oh no');
    screen.presses('x');
    await screen.shows('Reset? [y/N]');
    screen.types('');
    await screen.shows(/Nothing was changed[\s\S]*any key: back/);
    screen.presses('Space');
    await screen.shows('oh no');
    screen.presses('x');
    await screen.shows('Reset? [y/N]');
    screen.types('y');
    await screen.shows(/server\.mine-1\.ts[\s\S]*any key: back/);
    screen.presses('Space');
    await screen.shows('step 1 (server.ts');
    expect([read('server.ts'), read('server.mine-1.ts')]).toEqual([skeleton, "throw new Error('oh no');"]);
  });

  const compares = inTerminal('offers the solution for comparison once every check is green, and not before');
  it.skipIf(compares.lacks)(compares.title, async () => {
    const { screen, save } = watching({ columns: 80, rows: 60 });
    await screen.shows('step 1 (server.ts');
    screen.presses('s');
    await screen.shows(/Lesson 04 is not solved yet[\s\S]*any key: back/);
    screen.presses('Space');
    await screen.shows('step 1 (server.ts');
    save('client.ts', solution('client.ts'));
    save('server.ts', `// mine\n${solution('server.ts')}`);
    await screen.shows('What you know now');
    screen.presses('s');
    await screen.shows(/server\.ts[\s\S]*^- *\/\/ mine$/m);
    screen.presses('q');
    await screen.shows('any key: back');
    screen.presses('Space');
    await screen.shows('What you know now');
  });

  const size = inTerminal('draws itself anew when the terminal changes its size');
  it.skipIf(size.lacks)(size.title, async () => {
    const { screen } = watching({ columns: 100, rows: 40 });
    await screen.shows('step 1 (server.ts');
    screen.resize(60, 40);
    const seen = await screen.shows(/^04 A stream.{17,46}checks$/m);
    expect(Math.max(...seen.split('\n').map(row => row.length))).toBeLessThanOrEqual(60);
  });

  it('prints plain lines where there is no terminal', async () => {
    const folder = clone();
    const child = start(['watch', '04', '--seed', '1'], { cwd: folder, env: { TMPDIR: folder } });
    onTestFinished(() => void child.kill('SIGKILL'));
    let text = '';
    child.stdout?.on('data', (piece: Buffer) => (text += piece.toString()));
    expect(await eventually(() => text.includes('Waiting for a save. Ctrl-C quits.'))).toBe(true);
    // eslint-disable-next-line no-control-regex
    expect(text).not.toMatch(/\x1b/);
    child.kill('SIGINT');
    expect(await eventually(() => child.exitCode === 130)).toBe(true);
  });
});
