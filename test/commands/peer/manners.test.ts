import { describe, expect, it } from 'vitest';
import { finished, logging, peer, rows, solvedClone, started, withServer } from './by-hand.ts';

const clone = solvedClone('04-tcp-uppercase');

describe('the manners of a peer by hand', () => {
  it('sends single bytes, each once the last has been read', async () => {
    withServer(clone, logging);
    const { stdout } = await peer(clone, ['04', 'client', '--chop'], 'é\n');
    const all = rows(stdout);
    expect(all.filter(row => row.includes('─▶')).slice(1, 4)).toEqual([
      '   ana ─ "\\xc3" ─▶ server',
      '   ana ─ "\\xa9" ─▶ server',
      '   ana ─ "\\n" ─▶ server',
    ]);
    expect(stdout.match(/read 1\\n/g)).toHaveLength(3);
  });

  it('waits before everything that it sends', async () => {
    const { stdout } = await peer(clone, ['04', 'client', '--delay', '300'], 'a\nb\n');
    const at = (what: string): number =>
      Number(
        stdout
          .split('\n')
          .find(line => line.includes(what))
          ?.trim()
          .split(' ')[0],
      );
    expect(at('"b\\n"') - at('"a\\n"')).toBeGreaterThanOrEqual(0.299);
    expect(at('── FIN')).toBeGreaterThanOrEqual(at('"b\\n"') + 0.299);
  });

  it('breaks off in the middle of what it says, once that has been read', async () => {
    withServer(clone, logging);
    const { status, stdout } = await peer(clone, ['04', 'client', '--reset-after', '3'], 'hello\n');
    expect(status).toBe(0);
    const all = rows(stdout);
    expect(all.filter(row => row.startsWith('   ana'))).toEqual([
      '   ana ─ connects ─▶ server',
      '   ana ─ "hel" ─▶ server',
      '   ana ─ RST ─▶ server',
    ]);
    expect(stdout).toContain('"read 3\\n');
    expect(stdout).toContain('ECONNRESET');
  });

  it('sends FIN behind its first line, and goes on reading', async () => {
    withServer(clone, logging);
    const { stdout } = await peer(clone, ['04', 'client', '--half-close'], 'a\nb\n');
    const all = rows(stdout).join('\n');
    expect(all).toMatch(/"a\\n" ─▶[^]*─ FIN ─▶[^]*"late\\n"/);
    expect(all).not.toContain('"b\\n"');
    expect(all).toContain('ana · FIN was sent; nothing can follow it');
  });

  it('never reads, and says what lies there', async () => {
    withServer(
      clone,
      `
import { createServer } from 'node:net';
const [host, port] = process.argv.slice(2);
createServer(socket => socket.on('data', () => socket.write('x'.repeat(1234)))).listen(Number(port), host);
`,
    );
    const child = started(clone, ['peer', '04', 'client', '--stop-reading']);
    child.stdin?.write('a\n');
    child.stdout?.on('data', (piece: Buffer) => {
      if (piece.includes('wait unread')) child.stdin?.end();
    });
    const { stdout } = await finished(child);
    expect(rows(stdout)).toContain('   ana · does not read: 1,234 bytes wait unread');
    expect(stdout).not.toContain('◀');
  });
});
