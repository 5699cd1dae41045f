import { beforeAll, describe, expect, it } from 'vitest';
import { finished, peer, rows, run, solvedClone, started, toStart } from './by-hand.ts';

const clone = solvedClone();

describe('wirebook peer with datagrams', () => {
  beforeAll(() => {
    clone.write(
      'lessons/97-datagrams/checks.ts',
      `import { check, here, lesson, program, udpClient, udpProgram, udpServer } from '../../checker/lesson/index.ts';
const ana = udpClient('ana'), eve = udpServer('eve');
export default lesson({ title: 'Datagrams', learnt: [], checks: [
  check('one', 'One.', udpProgram('server', 'server.ts', here.host, here.port), ana.sends('a'), ana.receives('a')),
  check('two', 'Two.', program('client', 'client.ts', eve.host, eve.port), eve.receives('a'), eve.sends('b')),
] });`,
    );
    clone.write(
      'lessons/97-datagrams/server.ts',
      `import { createSocket } from 'node:dgram';
const socket = createSocket('udp4');
socket.on('message', (bytes, from) => socket.send(bytes + '!', from.port, from.address));
socket.bind(Number(process.argv[3]), process.argv[2]);`,
    );
    clone.write(
      'lessons/97-datagrams/client.ts',
      `import { createSocket } from 'node:dgram';
const socket = createSocket('udp4');
socket.on('message', bytes => { console.log(String(bytes)); socket.close(); });
socket.send('hi', Number(process.argv[3]), process.argv[2]);`,
    );
  });

  it('sends a datagram a line, empty ones too, and leaves after a silence', async () => {
    const { status, stdout } = await peer(clone, ['97', 'client', '--delay', '1'], 'one\n\n');
    expect(status).toBe(0);
    const all = rows(stdout);
    expect(all.filter(row => row.includes('─▶'))).toEqual([
      '   ana ─ "one" ─▶ server',
      '   ana ─ "" ─▶ server',
    ]);
    expect(all.filter(row => row.includes('◀─'))).toEqual([
      '   ana ◀─ "one!" ─ server',
      '   ana ◀─ "!" ─ server',
    ]);
  });

  it('answers whoever has spoken, and says where that came from', async () => {
    const server = started(clone, ['peer', '97', 'server'], 'hello\n');
    const ended = finished(server);
    expect((await run(clone, await toStart(server), '')).stdout).toBe('hello\n');
    const { status, stdout } = await ended;
    expect(status).toBe(0);
    expect(rows(stdout).map(row => row.replace(/\d{5}$/, 'PORT'))).toEqual([
      '   eve · nobody has spoken yet; it is kept for client',
      '   eve ◀─ "hi" ─ client',
      '   eve · that came from 127.0.0.1#PORT',
      '   eve ─ "hello" ─▶ client',
    ]);
  });

  it('has no manners of streams', async () => {
    const { status, stderr } = await peer(clone, ['97', 'client', '--chop', '--half-close'], '');
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr:
        'wirebook: Datagrams come whole, and nothing connects them, so --chop and --half-close have no place here; --delay has.\n',
    });
  });
});
