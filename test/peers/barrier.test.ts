import { once } from 'node:events';
import { createConnection, createServer, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isAccepted, Reading } from '../../checker/peers/barrier.ts';
import { Connection } from '../../checker/peers/connection.ts';
import { endpointOf } from '../../checker/peers/listener.ts';
import { hasIPv6 } from '../../checker/peers/places.ts';
import { eventually } from '../support/leftovers.ts';
import { Tape } from '../../checker/wire/tape.ts';

// A connection of ours from this port (0: any), and the other end of it, which reads nothing until it is told to.
async function connected(host: string, port: number, localPort: number, waiting: Socket[]) {
  const socket = createConnection({ host, port, localPort, localAddress: host });
  await once(socket, 'connect');
  const connection = new Connection('ana', socket, new Tape());
  await eventually(() => waiting.length > 0);
  const other = waiting.shift();
  if (!other) throw new Error('nobody came');
  onTestFinished(() => {
    socket.destroy();
    other.destroy();
  });
  return { socket, connection, other };
}

async function listening(host: string): Promise<{ readonly port: number; readonly waiting: Socket[] }> {
  const waiting: Socket[] = [];
  const server = createServer({ pauseOnConnect: true }, socket => waiting.push(socket));
  server.listen(0, host);
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return { port: endpointOf(server).port, waiting };
}

describe('whose turn it is with a piece that has not been read', () => {
  it('is told by where it lies: on its way, in the program’s queue, or nowhere any more', async () => {
    const { port, waiting } = await listening('127.0.0.1');
    const { socket, connection, other } = await connected('127.0.0.1', port, 0, waiting);
    const reading = new Reading([connection]);

    socket.cork();
    const sent = connection.send(Buffer.from('a piece'));
    for (let look = 0; look < 5; look++) expect(reading.look()).toEqual({ name: 'ana', lies: false });

    socket.uncork();
    await sent;
    for (let look = 0; look < 5; look++) expect(reading.look()).toEqual({ name: 'ana', lies: true });

    other.resume();
    expect(await eventually(() => reading.look() === undefined)).toBe(true);
  });
});

describe.skipIf(!hasIPv6())(
  'the barrier tells two connections apart that differ in their family only',
  () => {
    it.each(['127.0.0.1', '::1'])('where the one from %s reads and the other does not', async reader => {
      const { port, waiting } = await listening('::');
      const four = await connected('127.0.0.1', port, 0, waiting);
      const six = await connected('::1', port, four.connection.ports?.near ?? 0, waiting);
      const [reads, waits] = reader === '::1' ? [six, four] : [four, six];
      expect([isAccepted(four.connection), isAccepted(six.connection)]).toEqual([true, true]);
      reads.other.resume();
      for (const { connection } of [four, six]) await connection.send(Buffer.from('a piece'));
      const looks = { reads: new Reading([reads.connection]), waits: new Reading([waits.connection]) };
      expect(await eventually(() => looks.reads.look() === undefined)).toBe(true);
      for (let look = 0; look < 5; look++) expect(looks.waits.look()?.lies).toBe(true);
      waits.other.resume();
      expect(await eventually(() => looks.waits.look() === undefined)).toBe(true);
    });
  },
);
