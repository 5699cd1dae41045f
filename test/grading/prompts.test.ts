import { describe, expect, it } from 'vitest';
import { check, prefixed, program, prompting, role, server, user } from '../../checker/lesson/index.ts';
import { gradedOne } from '../support/stagehand.ts';

const ben = server('ben');
const dialler = prompting('> ', program('dialler', 'peer.ts', role('dial'), ben.host, ben.port));
const takesTurns = check(
  'takes-turns',
  'It takes turns.',
  dialler,
  ben.accepts(),
  dialler.prompts('> '),
  user.types('hi\n'),
  ben.receives('hi\n'),
  ben.sends('hello\n'),
  dialler.prints(prefixed('peer: ', 'hello')),
  dialler.prompts('> '),
);

const peer = (prompt: string): string => `
import { createConnection } from 'node:net';
const [role, host, port] = process.argv.slice(2);
if (role !== 'dial') throw new Error(role);
const socket = createConnection(Number(port), host);
const ask = () => { ${prompt} };
socket.on('connect', ask);
process.stdin.on('data', piece => socket.write(piece));
socket.on('data', piece => { process.stdout.write('peer: ' + piece); ask(); });
`;

describe('a prompt', () => {
  it('is waited for, and the line behind it is a line', async () => {
    const { outcome } = await gradedOne(takesTurns, { 'peer.ts': peer("process.stdout.write('> ')") });
    expect(outcome).toBe('passed');
  });

  it('that never comes is output that is missing', async () => {
    const { failure } = await gradedOne(takesTurns, { 'peer.ts': peer('') });
    expect(failure).toMatchObject({ kind: 'no output', step: 1, expected: '"> "' });
  });

  it('with a newline is another one', async () => {
    const { failure } = await gradedOne(takesTurns, { 'peer.ts': peer("console.log('> ')") });
    expect(failure).toMatchObject({ kind: 'wrong output', step: 1, actual: '"> \\n"' });
  });

  it('is not asked for on the wire, and any other decoration will do', async () => {
    const { outcome } = await gradedOne(
      takesTurns,
      { 'peer.ts': peer('').replace('peer: ', '<< ') },
      { wire: 'only' },
    );
    expect(outcome).toBe('passed');
  });
});

describe('a command', () => {
  const command = 'node peer.ts {role} {host} {port}'.replace('peer.ts', 'peer.mjs');
  const files = { 'peer.mjs': peer("process.stdout.write('> ')") };

  it('is told its part at {role}', async () => {
    const { outcome } = await gradedOne(takesTurns, files, { commands: { peer: command } });
    expect(outcome).toBe('passed');
  });

  it('without {role} cannot be asked', async () => {
    const { because } = await gradedOne(takesTurns, files, {
      commands: { peer: command.replace('{role}', 'dial') },
    });
    expect(because).toEqual({ reason: 'unavailable', words: 'the command of dialler has no {role}' });
  });
});
