import { describe, expect, it } from 'vitest';
import { eventually, survivors } from '../../support/leftovers.ts';
import { finished, rows, run, solvedClone, started, toStart } from './by-hand.ts';

const clone = solvedClone('04-tcp-uppercase');

describe('wirebook peer as a server', () => {
  it('serves a client that is started by the command it prints', async () => {
    const server = started(clone, ['peer', '04', 'server'], 'ONE\n"TW"\n"O\\n"\n');
    const ended = finished(server);
    const command = await toStart(server);
    expect(command).toMatch(/^npx tsx lessons\/04-tcp-uppercase\/client\.ts 127\.0\.0\.1 \d+$/);
    const client = await run(clone, command, 'one\ntwo\n');
    expect(client.stdout).toBe('From server: ONE\nFrom server: TWO\n');
    const { status, stdout } = await ended;
    expect(status).toBe(0);
    expect(rows(stdout).slice(0, 2)).toEqual([
      '   eve · nobody is there yet; it is kept for client',
      '   eve ◀─ connects ─ client',
    ]);
    expect(rows(stdout).join('')).toMatch(/"(?:one\\n)?two\\n"/);
  });

  it('lets the solution answer, with bad manners', async () => {
    const server = started(clone, ['peer', '04', 'server', '--reference', '--chop']);
    const ended = finished(server);
    const client = await run(clone, await toStart(server), 'é\n');
    expect(client.stdout).toBe('From server: É\n');
    const mark = `WIREBOOK_RUN=${server.pid ?? 0}-`;
    server.kill('SIGTERM');
    const { status, stdout } = await ended;
    expect(status).toBe(143);
    expect(rows(stdout)).toEqual(
      expect.arrayContaining(['   eve ─ "\\xc3" ─▶ client', '   eve ─ "\\x89" ─▶ client']),
    );
    expect(await eventually(() => survivors(mark).length === 0)).toBe(true);
  });
});
