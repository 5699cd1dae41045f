import { describe, expect, it } from 'vitest';
import { inTerminal, terminal, type Terminal } from '../../support/terminal.ts';
import { asClone } from '../clone.ts';
import { run, solvedClone } from './by-hand.ts';

const clone = solvedClone('04-tcp-uppercase');

describe('wirebook peer at a terminal', () => {
  const wire = (seen: string): string =>
    seen.replace(/\d+\.\d{3} s/g, '0.000 s').replace(/(?<=[: ])\d{5}\b/g, '50000');

  const live = inTerminal('is typed to at a terminal: lines, quotes, Ctrl+D, another client, Ctrl-C');
  it.skipIf(live.lacks)(live.title, async () => {
    const person = terminal({ columns: 80, rows: 40 }, { HOME: clone.root });
    person.types(`cd ${clone.root}; clear; node ${asClone} checker/bin.mjs peer 04 server`);
    const command = /npx tsx .* \d+$/m.exec(await person.shows(/\n>$/))?.[0] ?? '';
    const one = run(clone, command, 'one\n');
    await person.shows('◀── FIN');
    person.presses('h', 'a', 'l', 'f');
    await person.shows('> half');
    person.presses('C-u');
    person.types('"ON"');
    person.types('"\\q"');
    person.types('"E\\n"');
    await person.shows('"E\\n"');
    person.presses('C-d');
    await person.shows('over; the next may come');
    expect((await one).stdout).toBe('From server: ONE\n');
    const two = run(clone, command, '');
    await person.shows(/eve 2 ◀── FIN/);
    person.presses('C-d');
    await two;
    const screen = await person.shows(/eve 2 · over/);
    await expect(`${wire(screen)}\n`).toMatchFileSnapshot('../../golden/peer/server-80.txt');
    person.presses('C-c');
    await person.shows(/\n\$$/);
    person.types('echo "status $?"; stty -a | grep -o " echo "');
    await person.shows(/status 0\n echo/);
  });

  const narrow = inTerminal(
    'fits terminals of 60 columns, and takes the typed line away when it has been sent',
  );
  it.skipIf(narrow.lacks)(narrow.title, async () => {
    const person = terminal({ columns: 60, rows: 30 }, { HOME: clone.root });
    person.types(`cd ${clone.root}; clear; node ${asClone} checker/bin.mjs peer 04 client`);
    await person.shows(/\n>$/);
    person.types('a line that is so long that it takes a second row of this narrow terminal');
    await person.shows('"A LINE');
    person.presses('C-d');
    const screen = await person.shows(/\n\$$/);
    await expect(`${wire(screen)}\n`).toMatchFileSnapshot('../../golden/peer/client-60.txt');
    await stays(person);
  });
});

// The terminal is the shell's again.
async function stays(person: Terminal): Promise<void> {
  person.types('echo "status $?"');
  await person.shows('status 0');
}
