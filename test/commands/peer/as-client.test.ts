import { describe, expect, it } from 'vitest';
import { eventually, foldersOf, survivors } from '../../support/leftovers.ts';
import { finished, logging, peer, rows, solvedClone, started, toStart, withServer } from './by-hand.ts';

const clone = solvedClone('04-tcp-uppercase');

describe('wirebook peer as a client', () => {
  it('starts the server, says what is piped in, and shows what passes until both have ended', async () => {
    const { status, stdout, stderr } = await peer(clone, ['04', 'client'], '"hel"\nlo\nbye');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('npx tsx lessons/04-tcp-uppercase/server.ts 127.0.0.1 5001\n');
    expect(stdout).toContain('npx wirebook peer 04 client 127.0.0.1:5001\n');
    const all = rows(stdout);
    expect(new Set(all.slice(0, 3))).toEqual(
      new Set([
        'server starts 127.0.0.1 0',
        'server prints "listening on 127.0.0.1:PORT\\n"',
        '   ana ─ connects ─▶ server',
      ]),
    );
    expect(all.filter(row => row.includes('ana ─ ')).slice(1)).toEqual([
      '   ana ─ "hel" ─▶ server',
      '   ana ─ "lo\\n" ─▶ server',
      '   ana ─ "bye" ─▶ server',
      '   ana ─ FIN ─▶ server',
    ]);
    expect(all.join('')).toMatch(/"HELLO\\n(?:"[^]*")?BYE"/);
    expect(all.at(-1)).toBe('   ana ◀─ FIN ─ server');
  });

  it('dials a server that the learner has started', async () => {
    const server = started(clone, ['peer', '04', 'server', '--reference']);
    const port = /(\d+)$/.exec(await toStart(server))?.[1] ?? '';
    const { status, stdout } = await peer(clone, ['04', 'client', `127.0.0.1:${port}`], 'hi\n');
    expect(status).toBe(0);
    expect(stdout).toContain(`ana is a client of your server.ts, and dials 127.0.0.1:${port}.`);
    expect(rows(stdout)).toContain('   ana ◀─ "HI\\n" ─ server');
    server.kill('SIGINT');
    await finished(server);
  });

  it('says how to start the server where nobody listens, and ends with status 1', async () => {
    const { status, stdout } = await peer(clone, ['04', 'client', '[::1]:1'], 'hi\n');
    expect(status).toBe(1);
    expect(stdout).toMatch(
      /\nana could not connect to \[::1\]:1 \(E\w+\)[^]*Start\s+your\s+server\.ts\s+first:\n {2}npx tsx lessons\/04-tcp-uppercase\/server\.ts ::1 1\n$/,
    );
  });

  it.each([
    ['cannot be read', 'const = 1;', /\nserver\.ts cannot be read as TypeScript yet\.\nserver\.ts:1: /],
    [
      'breaks',
      "throw new Error('oh');",
      /complains "[^]*\nserver\.ts ended before it listened, so nobody can connect to it\.\n {2}server\.ts:1\n {4}throw new Error\('oh'\);\n {10}\^\n {2}Error: oh\n$/,
    ],
  ])('says so where the server %s', async (_, source, words) => {
    withServer(clone, source);
    const { status, stdout } = await peer(clone, ['04', 'client'], '');
    expect(status).toBe(1);
    expect(stdout).toMatch(words);
  });

  it('shows nothing that a terminal would obey', async () => {
    withServer(
      clone,
      logging.replace("'late\\n'", "'\\x1b[2J\\x07'").replace("log('end')", "log('\\x1b[31m')"),
    );
    const { stdout } = await peer(clone, ['04', 'client'], 'a\n');
    expect(stdout).toContain('"\\x1b[2J\\x07"');
    expect(stdout).toContain('\\x1b[31m');
    // eslint-disable-next-line no-control-regex
    expect(stdout).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f]/);
  });

  it('leaves nothing behind when it is interrupted', async () => {
    const child = started(clone, ['peer', '04', 'client']);
    let seen = '';
    child.stdout?.on('data', (piece: Buffer) => (seen += piece.toString()));
    expect(await eventually(() => seen.includes('connects'))).toBe(true);
    const mark = `WIREBOOK_RUN=${child.pid ?? 0}-`;
    expect(survivors(mark)).toHaveLength(1);
    child.kill('SIGINT');
    await new Promise(resolve => child.on('close', resolve));
    expect(child.exitCode).toBe(130);
    expect(await eventually(() => survivors(mark).length === 0)).toBe(true);
    expect(foldersOf(child.pid ?? 0)).toEqual([]);
  });
});
