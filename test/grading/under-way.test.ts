import { describe, expect, it, vi } from 'vitest';
import { check, here, udpClient, udpProgram } from '../../checker/lesson/index.ts';
import { gradedOne } from '../support/stagehand.ts';

// For so long from its first look, the kernel says that packets wait between two sockets.
const kernel = vi.hoisted((): { carriesForMs: number; sinceMs?: number | undefined } => ({
  carriesForMs: 0,
}));
vi.mock('../../checker/wire/kernel/backlog.ts', () => ({
  betweenSockets: () => {
    kernel.sinceMs ??= performance.now();
    return performance.now() - kernel.sinceMs < kernel.carriesForMs ? 'something' : 'nothing';
  },
}));

const ana = udpClient('ana');
const server = udpProgram('server', 'server.ts', here.host, here.port);
const answers = check(
  'answers',
  'It answers.',
  server,
  ana.sends('a', 'b'),
  ana.receives('A'),
  ana.receives('B'),
);
const shouting = `
import { createSocket } from 'node:dgram';
const [host, port] = process.argv.slice(2);
const socket = createSocket('udp4');
socket.on('message', (bytes, from) => {
  socket.send(String(bytes).toUpperCase(), from.port, from.address);
});
socket.bind(Number(port), host, () => console.log('listening on ' + host + ':' + socket.address().port));`;

const gradedWhile = (carriesForMs: number, patience: object) => {
  Object.assign(kernel, { carriesForMs, sinceMs: undefined });
  return gradedOne(answers, { 'server.ts': shouting }, { patience });
};

describe('while the machine still carries a datagram', () => {
  it('the program’s time to read it has not begun', async () => {
    const { outcome, failure } = await gradedWhile(1500, { replyMs: 200, idleMs: 100 });
    expect({ outcome, failure }).toEqual({ outcome: 'passed', failure: undefined });
  });

  it('and where it never arrives, the check is broken, not failed', async () => {
    expect(await gradedWhile(Infinity, { replyMs: 200, idleMs: 100, capMs: 1000 })).toMatchObject({
      outcome: 'broken',
      because: { words: 'this machine was too busy to deliver a piece' },
    });
  });
});
