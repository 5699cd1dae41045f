import { beforeAll, describe, expect, it } from 'vitest';
import { finished, peer, rows, run, solvedClone, started, toStart } from './by-hand.ts';

const clone = solvedClone();

describe('wirebook peer at a path', () => {
  beforeAll(() => {
    clone.write(
      'lessons/98-paths/checks.ts',
      `import { check, client, here, lesson, program, server } from '../../checker/lesson/index.ts';
const ana = client('ana'), eve = server('eve');
export default lesson({ title: 'Paths', learnt: [], checks: [
  check('one', 'One.', program('server', 'server.ts', here.path), ana.connects(), ana.sends('a'), ana.receives('a')),
  check('two', 'Two.', program('client', 'client.ts', eve.path), eve.accepts(), eve.sends('a')),
] });`,
    );
    clone.write(
      'lessons/98-paths/server.ts',
      "import { createServer } from 'node:net';\ncreateServer(socket => socket.pipe(socket)).listen(process.argv[2]);\n",
    );
    clone.write(
      'lessons/98-paths/client.ts',
      "import { connect } from 'node:net';\nprocess.stdin.pipe(connect(process.argv[2] ?? '')).pipe(process.stdout);\n",
    );
  });

  it('is a client of a server at a path', async () => {
    const { status, stdout } = await peer(clone, ['98', 'client', '--chop'], 'hi\n');
    expect(status).toBe(0);
    expect(stdout).toMatch(/npx tsx lessons\/98-paths\/server\.ts \S+server\.sock\n/);
    expect(rows(stdout)).toEqual(
      expect.arrayContaining(['   ana ─ "h" ─▶ server', '   ana ─ "i" ─▶ server', '   ana ◀─ FIN ─ server']),
    );
  });

  it('is a server at a path', async () => {
    const server = started(clone, ['peer', '98', 'server'], 'hello\n');
    const ended = finished(server);
    const command = await toStart(server);
    expect(command).toMatch(/^npx tsx lessons\/98-paths\/client\.ts \S+eve\.sock$/);
    expect((await run(clone, command, 'hi\n')).stdout).toBe('hello\n');
    expect(rows((await ended).stdout)).toContain('   eve ◀─ "hi\\n" ─ client');
  });

  it('knows no reset there', async () => {
    const { status, stderr } = await peer(clone, ['98', 'client', '--reset-after', '1'], '');
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: 'wirebook: A Unix socket knows no RST, so --reset-after has no place here.\n',
    });
  });
});
