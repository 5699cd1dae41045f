import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Finished } from '../support/command.ts';
import { eventually, foldersOf, survivors } from '../support/leftovers.ts';
import { root as repository } from '../support/stagehand.ts';
import { inTerminal, terminal, type Terminal } from '../support/terminal.ts';
import { asClone, Clone } from './clone.ts';

let clone: Clone;
beforeAll(() => {
  clone = new Clone();
  for (const lesson of ['02-greeting-server', '03-one-shot', '04-tcp-uppercase'])
    for (const place of ['lessons', 'solutions'])
      for (const from of ['lessons', 'solutions'])
        if (place === 'lessons' || from === 'solutions')
          cpSync(join(repository, from, lesson), join(clone.root, place, lesson), { recursive: true });
});
afterAll(() => clone.remove());

// The clone's own `wirebook`, with something piped in.
function started(args: readonly string[], input?: string): ChildProcess {
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, [asClone, join(clone.root, 'checker/bin.mjs'), ...args], {
    cwd: clone.root,
    env: { PATH, HOME },
    stdio: 'pipe',
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  if (input !== undefined) child.stdin.end(input);
  return child;
}

async function finished(child: ChildProcess): Promise<Finished> {
  const [stdout, stderr, status] = await Promise.all([
    child.stdout ? text(child.stdout) : '',
    child.stderr ? text(child.stderr) : '',
    new Promise<number | null>(resolve => child.on('close', resolve)),
  ]);
  return { status, stdout, stderr };
}

const peer = (args: readonly string[], input: string) => finished(started(['peer', ...args], input));

// What passed, without times and ports.
const rows = (stdout: string): string[] =>
  stdout
    .split('\n')
    .flatMap(line => /^ +\d+\.\d{3} s {2}(.*)$/.exec(line)?.[1] ?? [])
    .map(row => row.replace(/:\d{5}/g, ':PORT').replace(/─+/g, '─'));

// A learner's server in place of the solution, for one test.
function withServer(source: string): void {
  const file = 'lessons/04-tcp-uppercase/server.ts';
  const before = clone.read(file);
  clone.write(file, source);
  onTestFinished(() => clone.write(file, before));
}

const logging = `
import { createServer } from 'node:net';
const [host, port] = process.argv.slice(2);
const server = createServer({ allowHalfOpen: true }, socket => {
  socket.on('data', piece => console.log('read ' + piece.length));
  socket.on('end', () => { console.log('end'); setTimeout(() => socket.end('late\\n'), 100); });
  socket.on('error', error => console.log(error.code));
});
server.listen(Number(port), host);
`;

// The command that a peer prints, once it has.
async function toStart({ stdout }: ChildProcess): Promise<string> {
  let seen = '';
  return new Promise(resolve => {
    stdout?.on('data', (piece: Buffer) => {
      seen += piece.toString();
      const command = /^ {2}(npx tsx .*)$/m.exec(seen)?.[1];
      if (command !== undefined) resolve(command);
    });
  });
}

// What a learner's program prints when it is started so, with this typed.
async function run(command: string, input: string): Promise<Finished> {
  const child = spawn('/bin/sh', ['-c', `exec ${command}`], { cwd: clone.root, stdio: 'pipe' });
  child.stdin.end(input);
  return finished(child);
}

describe('wirebook peer as a client', () => {
  it('starts the server, says what is piped in, and shows what passes until both have ended', async () => {
    const { status, stdout, stderr } = await peer(['04', 'client'], '"hel"\nlo\nbye');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('npx tsx lessons/04-tcp-uppercase/server.ts 127.0.0.1 5001\n');
    expect(stdout).toContain('npx wirebook peer 04 client 127.0.0.1:5001\n');
    const all = rows(stdout);
    expect(new Set(all.slice(0, 3))).toEqual(
      new Set([
        'server starts 127.0.0.1 0',
        'server prints "listening on 127.0.0.1:PORT\\n"',
        '   ana ─ connects ─▶ server',
      ]),
    );
    expect(all.filter(row => row.includes('ana ─ ')).slice(1)).toEqual([
      '   ana ─ "hel" ─▶ server',
      '   ana ─ "lo\\n" ─▶ server',
      '   ana ─ "bye" ─▶ server',
      '   ana ─ FIN ─▶ server',
    ]);
    expect(all.join('')).toMatch(/"HELLO\\n(?:"[^]*")?BYE"/);
    expect(all.at(-1)).toBe('   ana ◀─ FIN ─ server');
  });

  it('sends single bytes, each once the last has been read', async () => {
    withServer(logging);
    const { stdout } = await peer(['04', 'client', '--chop'], 'é\n');
    const all = rows(stdout);
    expect(all.filter(row => row.includes('─▶')).slice(1, 4)).toEqual([
      '   ana ─ "\\xc3" ─▶ server',
      '   ana ─ "\\xa9" ─▶ server',
      '   ana ─ "\\n" ─▶ server',
    ]);
    expect(stdout.match(/read 1\\n/g)).toHaveLength(3);
  });

  it('waits before everything that it sends', async () => {
    const { stdout } = await peer(['04', 'client', '--delay', '300'], 'a\nb\n');
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
    withServer(logging);
    const { status, stdout } = await peer(['04', 'client', '--reset-after', '3'], 'hello\n');
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
    withServer(logging);
    const { stdout } = await peer(['04', 'client', '--half-close'], 'a\nb\n');
    const all = rows(stdout).join('\n');
    expect(all).toMatch(/"a\\n" ─▶[^]*─ FIN ─▶[^]*"late\\n"/);
    expect(all).not.toContain('"b\\n"');
    expect(all).toContain('ana · FIN was sent; nothing can follow it');
  });

  it('never reads, and says what lies there', async () => {
    withServer(`
import { createServer } from 'node:net';
const [host, port] = process.argv.slice(2);
createServer(socket => socket.on('data', () => socket.write('x'.repeat(1234)))).listen(Number(port), host);
`);
    const child = started(['peer', '04', 'client', '--stop-reading']);
    child.stdin?.write('a\n');
    child.stdout?.on('data', (piece: Buffer) => {
      if (piece.includes('wait unread')) child.stdin?.end();
    });
    const { stdout } = await finished(child);
    expect(rows(stdout)).toContain('   ana · does not read: 1,234 bytes wait unread');
    expect(stdout).not.toContain('◀');
  });

  it('dials a server that the learner has started', async () => {
    const server = started(['peer', '04', 'server', '--reference']);
    const port = /(\d+)$/.exec(await toStart(server))?.[1] ?? '';
    const { status, stdout } = await peer(['04', 'client', `127.0.0.1:${port}`], 'hi\n');
    expect(status).toBe(0);
    expect(stdout).toContain(`ana is a client of your server.ts, and dials 127.0.0.1:${port}.`);
    expect(rows(stdout)).toContain('   ana ◀─ "HI\\n" ─ server');
    server.kill('SIGINT');
    await finished(server);
  });

  it('says how to start the server where nobody listens, and ends with status 1', async () => {
    const { status, stdout } = await peer(['04', 'client', '[::1]:1'], 'hi\n');
    expect(status).toBe(1);
    expect(stdout).toMatch(
      /\nana could not connect to \[::1\]:1 \(E\w+\)[^]*Start\s+your\s+server\.ts\s+first:\n {2}npx tsx lessons\/04-tcp-uppercase\/server\.ts ::1 1\n$/,
    );
  });

  it.each([
    ['cannot be read', 'const = 1;', /\nserver\.ts cannot be read as TypeScript yet\.\nserver\.ts:1: /],
    [
      'breaks',
      "throw new Error('oh');",
      /complains "[^]*\nserver\.ts ended before it listened, so nobody can connect to it\.\n {2}server\.ts:1\n {4}throw new Error\('oh'\);\n {10}\^\n {2}Error: oh\n$/,
    ],
  ])('says so where the server %s', async (_, source, words) => {
    withServer(source);
    const { status, stdout } = await peer(['04', 'client'], '');
    expect(status).toBe(1);
    expect(stdout).toMatch(words);
  });

  it('shows nothing that a terminal would obey', async () => {
    withServer(logging.replace("'late\\n'", "'\\x1b[2J\\x07'").replace("log('end')", "log('\\x1b[31m')"));
    const { stdout } = await peer(['04', 'client'], 'a\n');
    expect(stdout).toContain('"\\x1b[2J\\x07"');
    expect(stdout).toContain('\\x1b[31m');
    // eslint-disable-next-line no-control-regex
    expect(stdout).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f]/);
  });

  it('leaves nothing behind when it is interrupted', async () => {
    const child = started(['peer', '04', 'client']);
    let seen = '';
    child.stdout?.on('data', (piece: Buffer) => (seen += piece.toString()));
    expect(await eventually(() => seen.includes('connects'))).toBe(true);
    const mark = `WIREBOOK_RUN=${child.pid ?? 0}-`;
    expect(survivors(mark)).toHaveLength(1);
    child.kill('SIGINT');
    await new Promise(resolve => child.on('close', resolve));
    expect(child.exitCode).toBe(130);
    expect(await eventually(() => survivors(mark).length === 0)).toBe(true);
    expect(foldersOf(child.pid ?? 0)).toEqual([]);
  });
});

describe('wirebook peer as a server', () => {
  it('serves a client that is started by the command it prints', async () => {
    const server = started(['peer', '04', 'server'], 'ONE\n"TW"\n"O\\n"\n');
    const ended = finished(server);
    const command = await toStart(server);
    expect(command).toMatch(/^npx tsx lessons\/04-tcp-uppercase\/client\.ts 127\.0\.0\.1 \d+$/);
    const client = await run(command, 'one\ntwo\n');
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
    const server = started(['peer', '04', 'server', '--reference', '--chop']);
    const ended = finished(server);
    const client = await run(await toStart(server), 'é\n');
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
    const { status, stdout } = await peer(['98', 'client', '--chop'], 'hi\n');
    expect(status).toBe(0);
    expect(stdout).toMatch(/npx tsx lessons\/98-paths\/server\.ts \S+server\.sock\n/);
    expect(rows(stdout)).toEqual(
      expect.arrayContaining(['   ana ─ "h" ─▶ server', '   ana ─ "i" ─▶ server', '   ana ◀─ FIN ─ server']),
    );
  });

  it('is a server at a path', async () => {
    const server = started(['peer', '98', 'server'], 'hello\n');
    const ended = finished(server);
    const command = await toStart(server);
    expect(command).toMatch(/^npx tsx lessons\/98-paths\/client\.ts \S+eve\.sock$/);
    expect((await run(command, 'hi\n')).stdout).toBe('hello\n');
    expect(rows((await ended).stdout)).toContain('   eve ◀─ "hi\\n" ─ client');
  });

  it('knows no reset there', async () => {
    const { status, stderr } = await peer(['98', 'client', '--reset-after', '1'], '');
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: 'wirebook: A Unix socket knows no RST, so --reset-after has no place here.\n',
    });
  });
});

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
    const { status, stdout } = await peer(['97', 'client', '--delay', '1'], 'one\n\n');
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
    const server = started(['peer', '97', 'server'], 'hello\n');
    const ended = finished(server);
    expect((await run(await toStart(server), '')).stdout).toBe('hello\n');
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
    const { status, stderr } = await peer(['97', 'client', '--chop', '--half-close'], '');
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr:
        'wirebook: Datagrams come whole, and nothing connects them, so --chop and --half-close have no place here; --delay has.\n',
    });
  });
});

describe('wirebook peer', () => {
  it.each([
    [['04'], "missing required argument 'role'"],
    [['99', 'server'], 'There is no lesson "99"'],
    [['04', 'both'], 'ROLE is what the checker is to be, server or client; "both" is neither.'],
    [
      ['02', 'server'],
      'In lesson 02 you write no client, so a server has nobody to talk with; `npx wirebook peer 02 client`',
    ],
    [['04', 'client', 'nowhere'], '"nowhere" is no HOST:PORT, as in 127.0.0.1:5001 or [::1]:5001.'],
    [['04', 'client', '127.0.0.1:0'], '"127.0.0.1:0" is no HOST:PORT'],
    [['04', 'server', '127.0.0.1:5001'], 'A server waits to be dialled, so it is told no place'],
    [['04', 'server', '--host', '192.0.2.1'], '--host 192.0.2.1 is no address of this machine'],
    [['04', 'client', '--reference'], '--reference answers as a server does'],
    [['04', 'server', '--delay', 'long'], 'It takes a whole number from 0 to 60000.'],
    [['04', 'server', '--reset-after', '-1'], 'It takes a whole number from 0'],
  ])('%j gets one clear line and exit status 2', async (args, words) => {
    const { status, stdout, stderr } = await peer(args, '');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr.split('\n')[0]).toMatch(/^wirebook: /);
    expect(stderr).toContain(words);
  });

  it('says that there is no reference where the solutions have been taken out', async () => {
    const file = 'solutions/04-tcp-uppercase/server.ts';
    const bare = new Clone();
    onTestFinished(() => bare.remove());
    cpSync(join(repository, 'lessons/04-tcp-uppercase'), join(bare.root, 'lessons/04-tcp-uppercase'), {
      recursive: true,
    });
    const { status, stderr } = await bare.wirebook('peer', '04', 'server', '--reference');
    expect(status).toBe(2);
    expect(stderr).toContain(`There is no ${file} here, so nothing answers by itself`);
  });

  it('has --help with all its manners', async () => {
    const { status, stdout } = await clone.wirebook('peer', '--help');
    expect(status).toBe(0);
    for (const option of [
      '--chop',
      '--delay',
      '--reset-after',
      '--half-close',
      '--stop-reading',
      '--reference',
    ])
      expect(stdout).toContain(option);
  });

  const wire = (seen: string): string =>
    seen.replace(/\d+\.\d{3} s/g, '0.000 s').replace(/(?<=[: ])\d{5}\b/g, '50000');

  const live = inTerminal('is typed to at a terminal: lines, quotes, Ctrl+D, another client, Ctrl-C');
  it.skipIf(live.lacks)(live.title, async () => {
    const person = terminal({ columns: 80, rows: 40 }, { HOME: clone.root });
    person.types(`cd ${clone.root}; clear; node ${asClone} checker/bin.mjs peer 04 server`);
    const command = /npx tsx .* \d+$/m.exec(await person.shows(/\n>$/))?.[0] ?? '';
    const one = run(command, 'one\n');
    await person.shows('◀── FIN');
    person.presses('h', 'a', 'l', 'f');
    await person.shows('> half');
    person.presses('C-u');
    person.types('"ON"');
    person.types('"\\q"');
    person.types('"E\\n"');
    await person.shows('"E\\n"');
    person.presses('C-d');
    await person.shows('over; the next may come');
    expect((await one).stdout).toBe('From server: ONE\n');
    const two = run(command, '');
    await person.shows(/eve 2 ◀── FIN/);
    person.presses('C-d');
    await two;
    const screen = await person.shows(/eve 2 · over/);
    await expect(`${wire(screen)}\n`).toMatchFileSnapshot('../golden/peer/server-80.txt');
    person.presses('C-c');
    await person.shows(/\n\$$/);
    person.types('echo "status $?"; stty -a | grep -o " echo "');
    await person.shows(/status 0\n echo/);
  });

  const narrow = inTerminal(
    'fits terminals of 60 columns, and takes the typed line away when it has been sent',
  );
  it.skipIf(narrow.lacks)(narrow.title, async () => {
    const person = terminal({ columns: 60, rows: 30 }, { HOME: clone.root });
    person.types(`cd ${clone.root}; clear; node ${asClone} checker/bin.mjs peer 04 client`);
    await person.shows(/\n>$/);
    person.types('a line that is so long that it takes a second row of this narrow terminal');
    await person.shows('"A LINE');
    person.presses('C-d');
    const screen = await person.shows(/\n\$$/);
    await expect(`${wire(screen)}\n`).toMatchFileSnapshot('../golden/peer/client-60.txt');
    await stays(person);
  });
});

// The terminal is the shell's again.
async function stays(person: Terminal): Promise<void> {
  person.types('echo "status $?"');
  await person.shows('status 0');
}
