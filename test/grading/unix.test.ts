import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { socketFolder } from '../../checker/program/sweep.ts';
import {
  atOnce,
  check,
  client,
  folder,
  here,
  program,
  server,
  text,
  user,
} from '../../checker/lesson/index.ts';
import { problems } from '../../checker/lesson/problems.ts';
import { folderWith, graded, gradedOne, type Scene } from '../support/stagehand.ts';

const ana = client('ana'),
  ben = client('ben');
const owner = server('owner'),
  eve = server('eve');
const local = program('server', 'server.ts', here.path);
const asking = program('client', 'client.ts', eve.path);

// A server at a path that hands each connection to `body`; `listen` is how it comes to listen.
const serverAt = (
  body: string,
  listen = 'server.listen(path);',
  options = '{ allowHalfOpen: true }',
): string => `
import { createConnection, createServer } from 'node:net';
import { existsSync, lstatSync, unlinkSync } from 'node:fs';
const [path] = process.argv.slice(2);
const server = createServer(${options}, socket => {
  socket.on('error', () => {});
  ${body}
});
server.on('listening', () => console.log('listening on ' + server.address()));
server.on('error', error => {
  console.error(error.code + ' ' + path);
  process.exit(1);
});
process.on('SIGTERM', () => { server.close(); process.exit(0); });
${listen}
`;

const echo = `socket.on('data', piece => socket.write(piece));`;

// Answers after the end with the pieces it was given, and thinks about each for a while.
const pieces = (thinkMs: number): string => `
  const all = [];
  socket.on('data', piece => {
    const until = Date.now() + ${thinkMs};
    while (Date.now() < until);
    all.push(String(piece));
  });
  socket.on('end', () => socket.end(all.join('|')));`;

const letters = 'a b c d e f g h i j'.split(' ');
const apart = check(
  'apart',
  'Apart.',
  local,
  ana.connects(),
  ana.sends(...letters),
  ana.ends(),
  ana.receivesAll('a|b|c|d|e|f|g|h|i|j'),
);
const outcome = async (one: ReturnType<typeof check>, source: string, scene: Scene = {}) => {
  const { outcome, failure, because } = await gradedOne(
    one,
    { 'server.ts': source, 'client.ts': source },
    scene,
  );
  return failure ? `${failure.actor}: ${failure.kind}` : because ? because.words : outcome;
};

describe('pieces arrive as pieces through a Unix socket too', () => {
  it.each([0, 30])('for a reader that computes %i ms for each of them', async thinkMs => {
    expect(await outcome(apart, serverAt(pieces(thinkMs)))).toBe('passed');
  });

  it('for a reader that sleeps between its reads', async () => {
    const sleeps = `
      const all = [];
      socket.on('readable', () => {
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
        const piece = socket.read();
        if (piece !== null) all.push(String(piece));
      });
      socket.on('end', () => socket.end(all.join('|')));`;
    expect(await outcome(apart, serverAt(sleeps))).toBe('passed');
  });

  it('by quiet gaps where there is no kernel to ask', async () => {
    expect(await outcome(apart, serverAt(pieces(0)), { senses: 'quiet' })).toBe('passed');
  });

  it('and all at once when the program is stopped while they are sent', async () => {
    const together = check(
      'together',
      'One look.',
      local,
      ana.connects(),
      atOnce(ana.sends('a'), ana.sends('b'), ana.ends()),
      ana.receivesAll('ab'),
    );
    expect(await outcome(together, serverAt(pieces(0)))).toBe('passed');
  });

  it('and who never accepts is known never to read', async () => {
    const deaf = `
import { spawn } from 'node:child_process';
spawn('python3', ['-c', 'import socket,sys,signal; s=socket.socket(socket.AF_UNIX); s.bind(sys.argv[1]); s.listen(8); signal.pause()', process.argv[2]]);`;
    expect(await outcome(apart, deaf)).toBe('ana: never reads');
  });
});

describe('a program at a path', () => {
  it('is ready, announces the path, and is proved silent, all without a deadline', async () => {
    const quick = check(
      'quick',
      'Quick.',
      local,
      local.announces(),
      ana.connects(),
      ana.sends('he'),
      ana.receives('he'),
      ana.hearsNothing(),
      ana.sends('x'),
      ana.receives('x'),
      ben.connects(),
      ben.hearsNothing(),
    );
    const report = await gradedOne(quick, { 'server.ts': serverAt(echo) });
    expect(report.outcome).toBe('passed');
    expect(report.durationMs).toBeLessThan(2000);
  });

  it('is one process for many checks, at one path', async () => {
    const one = (id: string) =>
      check(
        id,
        'One.',
        local,
        ana.connects(),
        ana.sends('x'),
        ana.receives('x'),
        local.prints(text`${here.path}`),
      );
    const two = check(
      'two',
      'Two.',
      local,
      ana.connects(),
      ana.sends('x'),
      ana.receives('x'),
      ben.isRefused(),
    );
    const { checks } = await graded([one('one'), two], {
      'server.ts': serverAt(`${echo} console.log(path);`),
    });
    expect(checks.map(({ outcome, failure }) => failure?.kind ?? outcome)).toEqual(['passed', 'no refusal']);
  });

  it('that listens elsewhere is told where', async () => {
    const { failure } = await gradedOne(apart, {
      'server.ts': serverAt(echo, "server.listen(path + '.other');"),
    });
    expect(failure).toMatchObject({ kind: 'listening elsewhere' });
    expect(failure?.actual).toMatch(/server\.sock\.other$/);
  });

  it('may be a client of a server at a path', async () => {
    const dials = check(
      'dials',
      'It dials.',
      asking,
      eve.accepts(),
      eve.receives('hi'),
      eve.sends('ho'),
      asking.printsAll('ho'),
    );
    const source = `import { createConnection } from 'node:net';
const socket = createConnection(process.argv[2], () => socket.write('hi'));
socket.on('data', piece => process.stdout.write(piece)); socket.once('data', () => socket.end());`;
    expect(await outcome(dials, source)).toBe('passed');
  });

  it('is not asked of a command that has no place for a path', async () => {
    expect(await outcome(apart, '', { commands: { server: 'true {host}' } })).toContain('has no {path}');
  });

  it('is told of a connection that was closed with its answer unread', async () => {
    const leaves = check(
      'leaves',
      'It survives.',
      local,
      ana.connects(),
      atOnce(ana.sends('x'), ana.leaves()),
      ben.connects(),
      ben.sends('x'),
      ben.receives('x'),
    );
    expect(await outcome(leaves, serverAt(echo))).toBe('passed');
    expect(await outcome(leaves, serverAt(`socket.removeAllListeners('error'); ${echo}`))).toBe(
      'server: crash',
    );
  });
});

describe('the files of a check', () => {
  const again = check(
    'again',
    'Again.',
    local,
    local.starts(),
    user.signals('SIGKILL'),
    local.exits('SIGKILL'),
    local.starts(),
    local.announces(),
    ana.connects(),
    ana.sends('x'),
    ana.receives('x'),
  );
  const removes = 'if (existsSync(path)) unlinkSync(path); server.listen(path);';

  it('outlive a program that is killed, and stand in the way of the next', async () => {
    expect(await outcome(again, serverAt(echo))).toBe('server: not listening');
    expect(await outcome(again, serverAt(echo, removes))).toBe('passed');
  });

  const alone = check('alone', 'Alone.', local, local.starts(owner.path), ana.reaches(owner));
  it('that belong to another server are seen to be taken', async () => {
    expect(await outcome(alone, serverAt(echo))).toBe('passed');
    const steals = check(
      'steals',
      'Alone.',
      local,
      local.starts(owner.path),
      ben.connects(),
      ana.reaches(owner),
    );
    expect(await outcome(steals, serverAt(echo, removes))).toBe('ana: out of reach');
  });

  const cleans = check(
    'cleans',
    'Gone.',
    local,
    local.starts(),
    user.signals('SIGTERM'),
    local.exits(0),
    folder.lacks(here.path),
  );
  it('are gone, or left', async () => {
    expect(await outcome(cleans, serverAt(echo))).toBe('passed');
    expect(await outcome(cleans, serverAt(echo).replace('server.close();', ''))).toBe('folder: file left');
  });

  it('are removed too by whoever says only late what SIGTERM is to do', async () => {
    const late = `server.on('listening', () => {
      const until = Date.now() + 100;
      while (Date.now() < until);
      process.on('SIGTERM', () => { server.close(); process.exit(0); });
    });`;
    expect(await outcome(cleans, serverAt(echo).replace(/process\.on\('SIGTERM'.*/, late))).toBe('passed');
  });

  const keeps = check(
    'keeps',
    'Kept.',
    local,
    folder.puts(here.path, 'notes\n'),
    local.starts(),
    local.exits(1),
    folder.has(here.path, 'notes\n'),
  );
  it('stay what they were, or do not', async () => {
    expect(await outcome(keeps, serverAt(echo))).toBe('passed');
    expect(await outcome(keeps, serverAt(echo, 'unlinkSync(path); process.exit(1);'))).toBe(
      'folder: file gone',
    );
  });

  it('may have a path too long for a socket, in bytes or in letters', async () => {
    for (const path of [folder.pathOf(150), folder.pathOf(110, 'é')]) {
      const long = check('long', 'Too long.', local, local.starts(path), local.exits(1), folder.isEmpty());
      expect(await outcome(long, serverAt(echo))).toBe('server: no exit');
      const refuses = `if (Buffer.byteLength(path) > 107) process.exit(1); server.listen(path);`;
      expect(await outcome(long, serverAt(echo, refuses))).toBe('passed');
    }
  });

  it('leave nothing, also where this run’s own folder lies too deep for a socket', async () => {
    const deep = join(folderWith({}), 'd'.repeat(100));
    const made = socketFolder(deep);
    expect(Buffer.byteLength(join(made, 'server.sock'))).toBeLessThan(108);
    expect(existsSync(made)).toBe(true);
    const { rmSync } = await import('node:fs');
    rmSync(made, { recursive: true });
    expect(readdirSync(tmpdir()).filter(name => name.startsWith(`wirebook-run-${process.pid}-`))).toEqual([]);
  });

  it('are no place for a reset', () => {
    const resets = check(
      'resets',
      'R.',
      local,
      ana.connects(),
      ana.resets(),
      ben.connects(),
      ben.hearsNothing(),
    );
    expect(problems(resets)).toEqual(['ana resets, but a Unix socket has no reset: let ana leave instead']);
  });
});
