import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { eventually, survivors } from '../../support/leftovers.ts';
import { root } from '../../support/stagehand.ts';
import { finished, peer, run, rows, solvedClone, started, toStart } from './by-hand.ts';

const folders = readdirSync(join(root, 'lessons')).filter(name => /^(?:0\d|10)-/.test(name));
const clone = solvedClone(...folders);

describe('wirebook peer --reference', () => {
  it.each([
    ['03', 'hi\n', /^Server: ./],
    ['04', 'hi\nyou\n', /^From server: HI\nFrom server: YOU\n$/],
    ['05', 'hi\nyou\n', /^Returned from server: HI\nReturned from server: YOU\n$/],
    ['07', 'hi\n', /^\[.*\] hi\n$/],
    ['09', 'hi\n', /^From server: HI\n$/],
    ['10', 'hi\n', /^\[.*\] hi\n$/],
  ])('in %s lets the solution answer the client', async (number, typed, printed) => {
    const server = started(clone, ['peer', number, 'server', '--reference'], '');
    const ended = finished(server);
    expect((await run(clone, await toStart(server), typed)).stdout).toMatch(printed);
    expect((await ended).status).toBe(0);
    const mark = `WIREBOOK_RUN=${server.pid ?? 0}-`;
    expect(await eventually(() => survivors(mark).length === 0)).toBe(true);
  });

  it.each([
    ['03', 'hi\n', 'ana prints "Server: '],
    ['04', 'hi\n', 'ana prints "From server: HI\\n"'],
    ['05', 'hi\n', 'ana prints "Returned from server: HI\\n"'],
    ['07', 'hi\n', '] hi\\n"'],
    ['09', 'hi\n', 'ana prints "From server: HI\\n"'],
    ['10', 'hi\n', '] hi\\n"'],
  ])('in %s lets the solution ask the server, and types to it', async (number, typed, printed) => {
    const { status, stdout } = await peer(clone, [number, 'client', '--reference'], typed);
    expect(status).toBe(0);
    expect(rows(stdout).join('\n')).toMatch(/ana ─ "hi(?:\\n)?" ─▶ server/);
    expect(stdout).toContain(printed);
  });

  it('answers two partners of datagrams apart', async () => {
    const server = started(clone, ['peer', '05', 'server', '--reference']);
    const command = await toStart(server);
    const [one, two] = await Promise.all([run(clone, command, 'one\n'), run(clone, command, 'two\n')]);
    expect([one.stdout, two.stdout]).toEqual(['Returned from server: ONE\n', 'Returned from server: TWO\n']);
    server.kill('SIGTERM');
  });

  it('takes turns in 06, where the solution has a keyboard of its own', async () => {
    const server = started(clone, ['peer', '06', 'server', '--reference'], 'back\n');
    const ended = finished(server);
    const { stdout } = await run(clone, await toStart(server), 'hi\n');
    expect(stdout).toContain('> peer: back\n');
    const all = rows((await ended).stdout).map(row => row.trim());
    expect(all[0]).toBe('ben ◀─ connects ─ dialler');
    expect(all).toEqual(expect.arrayContaining(['ben prints "peer: hi\\n"', 'ben ─ "back\\n" ─▶ dialler']));
  });
});
