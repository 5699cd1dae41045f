import { describe, expect, it } from 'vitest';
import {
  check,
  here,
  prefixed,
  program,
  prompting,
  role,
  server,
  user,
  userAt,
} from '../../checker/lesson/index.ts';
import { conversation } from '../../checker/lesson/conversation.ts';
import { ladder } from '../../checker/wire/ladder.ts';
import { survivors } from '../support/leftovers.ts';
import { gradedOne } from '../support/stagehand.ts';

const ben = server('ben');
const dialler = prompting('> ', program('dialler', 'peer.ts', role('dial'), ben.host, ben.port));
const listener = prompting('> ', program('listener', 'peer.ts', role('listen'), here.host, here.port));
const talksToItself = check(
  'talks-to-itself',
  'It talks to itself.',
  dialler,
  listener.starts(),
  dialler.starts(role('dial'), listener.host, listener.port),
  dialler.prompts('> '),
  user.types('hi\n'),
  listener.prints(prefixed('peer: ', 'hi')),
  listener.prompts('> '),
  userAt(listener).types('hello\n'),
  dialler.prints(prefixed('peer: ', 'hello')),
  user.endsInput(),
  listener.prints('peer left'),
  listener.exits(0),
  dialler.exits(0),
);

const peer = ({ listens = '', hears = '' } = {}): string => `
import { createConnection, createServer } from 'node:net';
const [role, host, port] = process.argv.slice(2);
const ask = () => process.stdout.write('> ');
function talk(socket) {
  process.stdin.on('data', piece => socket.write(piece));
  process.stdin.on('end', () => socket.end());
  socket.on('data', piece => { ${hears}; process.stdout.write('peer: ' + piece); ask(); });
  socket.on('end', () => { console.log('peer left'); process.exit(0); });
}
if (role === 'dial') {
  const socket = createConnection(Number(port), host, ask);
  talk(socket);
} else {
  ${listens}
  const server = createServer(talk).listen(Number(port), host, () =>
    console.log('listening on 127.0.0.1:' + server.address().port));
}
`;

describe('the program on both ends', () => {
  it('is watched on both, with a keyboard each', async () => {
    const { outcome, transcript } = await gradedOne(talksToItself, { 'peer.ts': peer() });
    expect(outcome).toBe('passed');
    const typists = transcript.flatMap(({ kind, peer: who }) => (kind === 'typed' ? [who] : []));
    expect(typists).toEqual(['you', 'you at listener']);
    const printers = transcript.flatMap(({ kind, peer: who }) => (kind === 'printed' ? [who] : []));
    expect(new Set(printers)).toEqual(new Set(['dialler', 'listener']));
  });

  it('fails as the one that did: what the other end did not print', async () => {
    const { failure } = await gradedOne(talksToItself, {
      'peer.ts': peer({ hears: "if (role === 'listen') return" }),
    });
    expect(failure).toMatchObject({ kind: 'no output', actor: 'listener', step: 4 });
    expect(failure?.sentence).toBe('listener has not printed "peer: hi\\n".');
  });

  it('fails as the one that did: where the other end broke', async () => {
    const { failure } = await gradedOne(talksToItself, {
      'peer.ts': peer({ hears: "if (role === 'listen') throw new Error('no ears')" }),
    });
    expect(failure).toMatchObject({ kind: 'crash', actor: 'listener' });
    expect(failure?.crash?.join(' ')).toContain('no ears');
    expect(failure?.sentence).toContain('listener broke, and ended before it was done');
  });

  it('is not told of an end that never listens', async () => {
    const { failure } = await gradedOne(talksToItself, { 'peer.ts': peer({ listens: 'process.exit(3);' }) });
    expect(failure).toMatchObject({ kind: 'not listening', actor: 'listener', step: 1 });
  });

  it('leaves nobody behind', async () => {
    const mark = 'IT_IS_ALONE';
    await gradedOne(
      talksToItself,
      { 'peer.ts': '' },
      { commands: { peer: `${mark}=1 sh -c 'sleep 60' {role} {host} {port}` }, patience: { startMs: 300 } },
    );
    expect(survivors(mark)).toEqual([]);
  });
});

it('a ladder shows both, and who types where', () => {
  expect(ladder(conversation(talksToItself))).toMatchInlineSnapshot(`
    "     you                       dialler                        listener
          │                           │   (starts listen ‹here HOST›  │
          │                           │                 ‹here PORT›)  │
          │                           │ (starts dial ‹listener HOST›  │
          │                           │ ‹listener PORT›)              │
          │◀───── prompts "> " ───────│                               │
          │────── types "hi\\n" ──────▶│                               │
          │◀─────────────────── prints "peer: hi" ────────────────────│
          │◀───────────────────── prompts "> " ───────────────────────│
          │───────────────────── types "hello\\n" ────────────────────▶│
          │◀─ prints "peer: hello" ───│                               │
          │────── end of input ──────▶│                               │
          │◀────────────────── prints "peer left" ────────────────────│
          │                           │                    (exits 0)  │
          │                           │ (exits 0)                     │"
  `);
});
