import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { expect, it, onTestFinished } from 'vitest';
import { mailbox } from '../../checker/peers/mailbox.ts';
import { DatagramReading } from '../../checker/peers/unread-datagrams.ts';
import { udpTable } from '../../checker/wire/kernel/datagrams.ts';
import { Tape } from '../../checker/wire/tape.ts';
import { eventually } from '../support/leftovers.ts';

const host = '127.0.0.1';
const bound = `
const socket = require('node:dgram').createSocket('udp4');
socket.bind(0, '${host}', () => console.log(socket.address().port));`;

// A process that reads whatever comes to its UDP port, unless it is stopped.
async function reader() {
  const child = spawn(process.execPath, ['-e', bound], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const port = await new Promise<number>(resolve =>
    createInterface({ input: child.stdout }).once('line', line => resolve(Number(line))),
  );
  return { port, tell: (signal: NodeJS.Signals) => child.kill(signal) };
}

const queueAt = (port: number): number => udpTable().find(({ local }) => local.port === port)?.rxQueue ?? 0;

it('a datagram lies with a program that does not read it, and with nobody once it may have', async () => {
  const program = await reader();
  const ana = await mailbox('ana', host, new Tape());
  onTestFinished(() => ana.close());
  program.tell('SIGSTOP');
  await ana.send(Buffer.from('hello'), { host, port: program.port });
  expect(await eventually(() => queueAt(program.port) > 0)).toBe(true);
  const reading = new DatagramReading([ana]);
  for (let look = 0; look < 5; look++) expect(reading.look()).toEqual({ name: 'ana', lies: true });

  program.tell('SIGCONT');
  expect(await eventually(() => queueAt(program.port) === 0)).toBe(true);
  expect(reading.look(), 'one look may fall between two queues').toEqual({ name: 'ana', lies: false });
  expect(await eventually(() => reading.look() === undefined)).toBe(true);
});
