import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasIPv6 } from '../../../checker/peers/places.ts';
import { root } from '../../support/stagehand.ts';
import { finished, run, rows, solvedClone, started, toStart } from './by-hand.ts';

// What a learner of each lesson tries: the role, what she types for the peer and to her own program, and what has to show.
const asServer = [
  ['01', ['server'], 'Hello\n', '', 'Hello\n'],
  ['03', ['server'], 'yes\n', 'hi\n', 'Server: yes\n'],
  ['04', ['server'], 'HI\n', 'hi\n', 'From server: HI\n'],
  ['05', ['server'], 'HI\n', 'hi\n', 'Returned from server: HI\n'],
  ['06', ['server'], 'back\n', 'hi\n', '> peer: back\n'],
  ['07', ['server'], 'then\n', 'hi\n', 'then\n'],
  ['08', ['server'], 'bytes\n', '', 'bytes\n'],
  ['09', ['server'], 'HI\n', 'hi\n', 'From server: HI\n'],
  ['10', ['server'], 'then\n', 'hi\n', 'then\n'],
] as const;
const asClient = ['02', '03', '04', '05', '07', '09', '10'] as const;

const folders = readdirSync(join(root, 'lessons')).filter(name => /^(?:0\d|10)-/.test(name));
const clone = solvedClone(...folders);

describe('wirebook peer in every lesson', () => {
  it.each(asServer)('in %s meets the client: %j', async (number, role, says, typed, printed) => {
    const server = started(clone, ['peer', number, ...role], says);
    const ended = finished(server);
    const { stdout } = await run(clone, await toStart(server), typed);
    expect(stdout).toContain(printed);
    expect((await ended).status).toBe(0);
  });

  it.each(asClient)('in %s meets the server', async number => {
    const { status, stdout } = await finished(started(clone, ['peer', number, 'client'], 'hi\n'));
    expect(status).toBe(0);
    const all = rows(stdout).join('\n');
    expect(all).toMatch(/prints "listening on /);
    expect(all).toMatch(/─ "hi(?:\\n)?" ─▶/);
    expect(all).toMatch(/◀─ "/);
  });

  it('in 06 waits for the program to which a person types too', async () => {
    const client = started(clone, ['peer', '06', 'client'], 'one\ntwo\n');
    const ended = finished(client);
    const command = await toStart(client);
    expect(command).toMatch(/^npx tsx lessons\/06-chat-quit\/peer\.ts listen 127\.0\.0\.1 \d+$/);
    const program = await run(clone, command, 'back\n');
    expect(program.stdout).toContain('peer: one\n> peer: two\n');
    const { status, stdout } = await ended;
    expect(status).toBe(0);
    expect(rows(stdout).join('\n')).toMatch(/connects[^]*"one\\n"[^]*◀─ "back\\n"/);
  });

  it('in 08 tells the client a name', async () => {
    const server = started(clone, ['peer', '08', 'server'], 'bytes\n');
    const command = await toStart(server);
    expect(command).toMatch(/^npx tsx lessons\/08-names\/client\.ts localhost \d+$/);
    const { stderr } = await run(clone, command, '');
    expect(stderr).toMatch(/trying \S+:\d+\n[^]*using \S+:\d+\n$/);
  });

  it('in 09 tells the client --v4 where nothing else is asked for', async () => {
    const server = started(clone, ['peer', '09', 'server'], 'HI\n');
    expect(await toStart(server)).toContain('lessons/09-ipv6/client.ts --v4 127.0.0.1 ');
  });
});

describe.skipIf(!hasIPv6())(
  `the families of lesson 09${hasIPv6() ? '' : ' (skipped: there is no IPv6 here)'}`,
  () => {
    it.each([
      [['--v6'], '--v6 ::1'],
      [['--host', '::1'], '--v6 ::1'],
      [['--dual'], '--dual localhost'],
    ])('in 09 tells the client %j', async (options, words) => {
      const server = started(clone, ['peer', '09', 'server', ...options], 'HI\n');
      const command = await toStart(server);
      expect(command).toContain(`lessons/09-ipv6/client.ts ${words} `);
      expect((await run(clone, command, 'hi\n')).stdout).toBe('From server: HI\n');
    });

    it.each([
      ['--v6', 'starts --v6 ::1 0', 'client [::1]:PORT'],
      ['--dual', 'starts --dual :: 0', 'client [::1]:PORT'],
    ])('in 09 meets a server that is told %s', async (family, start, caller) => {
      const { stdout } = await finished(started(clone, ['peer', '09', 'client', family], 'hi\n'));
      expect(rows(stdout).join('\n')).toContain(start);
      expect(rows(stdout).join('\n')).toContain(caller);
      expect(rows(stdout).join('\n')).toContain('◀─ "HI\\n" ─');
    });
  },
);
