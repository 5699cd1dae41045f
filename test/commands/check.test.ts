import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { freePlace } from '../../checker/peers/free-place.ts';
import { Report } from '../../checker/vocabulary.ts';
import { wirebook } from '../support/command.ts';
import { folderWith, root, serverWith, shouting } from '../support/stagehand.ts';

const only = (...checks: string[]): string[] => checks.flatMap(check => ['--only', check]);
const solved = ['check', '04', '--dir', join(root, 'solutions/04-tcp-uppercase')];

describe('wirebook check', () => {
  it('exits 0 where all is well, and says so', async () => {
    const { status, stdout, stderr } = await wirebook([...solved, ...only('answers-a-line')]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('✓ answers-a-line');
  });

  it('exits 1 where a check fails, with a command that repeats it', async () => {
    const folder = folderWith({
      'server.ts': serverWith("socket.on('data', piece => socket.write(piece));"),
    });
    const { status, stdout } = await wirebook([
      'check',
      '04',
      '--dir',
      folder,
      ...only('answers-a-line'),
      '--seed',
      '7',
    ]);
    expect(status).toBe(1);
    expect(stdout).toContain('npx wirebook check 04 --dir ');
    expect(stdout).toContain('--only answers-a-line --seed 7');
  });

  it('prints one JSON object of its schema', async () => {
    const { stdout } = await wirebook([
      ...solved,
      ...only('answers-a-line', 'serves-both'),
      '--json',
      '--seed',
      '3',
    ]);
    const report = Report.parse(JSON.parse(stdout));
    expect(report).toMatchObject({
      lesson: '04-tcp-uppercase',
      seed: 3,
      outcome: 'passed',
      points: 2,
      outOf: 2,
      diagnosis: null,
    });
  });

  it('writes JUnit XML and a capture beside the report', async () => {
    const folder = folderWith({});
    const files = [join(folder, 'report.xml'), join(folder, 'wire.pcapng')];
    const { status } = await wirebook([
      ...solved,
      ...only('answers-a-line'),
      '--junit',
      files[0] ?? '',
      '--pcap',
      files[1] ?? '',
    ]);
    expect(status).toBe(0);
    expect(readFileSync(files[0] ?? '', 'utf8')).toContain('<testcase');
    expect(readFileSync(files[1] ?? '').readUInt32LE(0)).toBe(0x0a0d0d0a);
  });

  it('takes one program from elsewhere', async () => {
    const folder = folderWith({ 'mine.ts': shouting });
    const { status } = await wirebook(
      ['check', '04', '--program', 'server=mine.ts', ...only('answers-a-line')],
      { cwd: folder },
    );
    expect(status).toBe(0);
  });

  it('works from any folder of the clone', async () => {
    const { status } = await wirebook([...solved, ...only('answers-a-line')], {
      cwd: join(root, 'checker/lesson'),
    });
    expect(status).toBe(0);
  });

  it('draws every transcript with --trace', async () => {
    const { stdout } = await wirebook([...solved, ...only('answers-a-line'), '--trace']);
    expect(stdout).toMatch(/ms\s+ana ── "hello\\n" ──▶ server/);
  });
});

const hasPython = (): boolean => {
  try {
    execFileSync('python3', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

const python = `import socket, sys, threading
def serve(connection):
    with connection, connection.makefile('rb') as lines:
        for line in lines:
            connection.sendall(line.upper())
listener = socket.create_server((sys.argv[1], int(sys.argv[2])))
print('listening on %s:%d' % listener.getsockname(), flush=True)
while True:
    connection, address = listener.accept()
    threading.Thread(target=serve, args=(connection,), daemon=True).start()
`;

describe.skipIf(!hasPython())('programs in other languages', () => {
  it('are started by --run and pass what they keep', async () => {
    const folder = folderWith({ 'server.py': python });
    const run = ['--run', 'server=python3 server.py {host} {port}'];
    const { status, stdout } = await wirebook(
      [
        'check',
        '04',
        ...run,
        ...only('answers-a-line', 'joins-a-split-line', 'serves-both', 'listens-where-told'),
      ],
      { cwd: folder },
    );
    expect(stdout).not.toContain('✗');
    expect(status).toBe(0);
  });

  it('may have their port built in', async () => {
    const folder = folderWith({ 'server.py': python.replace('int(sys.argv[2])', '0') });
    const { near, giveBack } = await freePlace('127.0.0.1');
    onTestFinished(giveBack);
    const free = near.port;
    const built = folderWith({
      'server.py': python.replace('(sys.argv[1], int(sys.argv[2]))', `('127.0.0.1', ${free})`),
    });
    const args = [
      '--run',
      'server=python3 server.py',
      '--wire-only',
      ...only('answers-a-line', 'serves-both'),
    ];
    expect((await wirebook(['check', '04', ...args, '--port', String(free)], { cwd: built })).status).toBe(0);
    const elsewhere = await wirebook(['check', '04', ...args, '--port', '9'], { cwd: folder });
    expect(elsewhere.status).toBe(1);
  });

  it('are graded by the wire alone with --wire-only', async () => {
    const mute = python.replace(/^print.*\n/m, '');
    const folder = folderWith({ 'server.py': mute });
    const run = ['--run', 'server=python3 server.py {host} {port}', '--wire-only'];
    const { stdout } = await wirebook(['check', '04', ...run, '--json'], { cwd: folder });
    const report = Report.parse(JSON.parse(stdout));
    expect(report.checks.find(({ id }) => id === 'says-when-it-listens')).toMatchObject({
      outcome: 'skipped',
      because: { reason: 'unavailable' },
    });
    expect(report.checks.find(({ id }) => id === 'answers-a-line')?.outcome).toBe('passed');
  });
});

describe('a program that is none', () => {
  it('is said to be a folder where it is one', async () => {
    const folder = folderWith({ 'server.ts/notes.txt': '' });
    const { status, stdout } = await wirebook(['check', '02', '--dir', folder, '--only', 'greets-a-client']);
    expect(status).toBe(1);
    expect(stdout.replace(/\s+/g, ' ')).toMatch(/server\.ts in \S+ is a folder, and a program is a file\./);
  });
});

describe('bad input gets one clear line and exit status 2', () => {
  it.each([
    [['check', '99'], 'There is no lesson "99"; `npx wirebook list` shows those there are.'],
    [['check', 'nonsense'], '"nonsense" is no lesson: a lesson has a number'],
    [['check', '04', '--dir', 'nowhere'], 'There is no folder nowhere'],
    [['check', '04', '--program', 'server=nowhere.ts'], 'There is no file nowhere.ts to be the server'],
    [['check', '04', '--program', 'sever=a.ts'], 'has no program "sever"; it has server'],
    [['check', '04', '--program', 'server'], '--program takes NAME=FILE'],
    [['check', '04', '--run', 'server='], '--run takes NAME=COMMAND'],
    [
      ['check', '04', '--only', 'nothing'],
      'has no check "nothing"; `npx wirebook ladder 04` shows them all.',
    ],
    [['check', '04', '--only', 'answer-a-line'], 'has no check "answer-a-line"; did you mean answers-a-line'],
    [['chek'], 'There is no command "chek"; did you mean `npx wirebook check`? `npx wirebook --help`'],
    [['04'], 'There is no command "04"; did you mean `npx wirebook watch 04`?'],
    [['check', '04', '05'], "too many arguments for 'check'"],
    [
      ['hint', 'answers-a-line'],
      '"answers-a-line" is no lesson: a lesson has a number and a folder name, as in 04 or 04-tcp-uppercase, and comes first;',
    ],
    [['check', '04', '--seed', 'x'], 'It takes a whole number'],
    [['check', '04', '--port', '70000'], 'It takes a whole number from 1 to 65535.'],
    [['check', '04', '--colour'], "unknown option '--colour'"],
    [['chekc'], 'There is no command "chekc"'],
    [['check', '04', 'more'], 'too many arguments'],
  ])('%j', async (args, words) => {
    const { status, stdout, stderr } = await wirebook(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(words);
    expect(stderr.split('\n')[0]).toMatch(/^wirebook: /);
    expect(stderr).not.toContain('    at ');
  });

  it('a report that cannot be written', async () => {
    const { status, stderr } = await wirebook([
      ...solved,
      ...only('answers-a-line'),
      '--junit',
      '/nowhere/at/all.xml',
    ]);
    expect(status).toBe(2);
    expect(stderr).toBe(
      'wirebook: /nowhere/at/all.xml cannot be written (ENOENT); name a file in a folder that exists.\n',
    );
  });

  it('every command has --help', async () => {
    for (const args of [[], ['check'], ['list'], ['hint'], ['reset'], ['solution'], ['predict']].map(one => [
      ...one,
      '--help',
    ])) {
      const { status, stdout } = await wirebook(args);
      expect({ args, status }).toEqual({ args, status: 0 });
      expect(stdout).toContain('Usage: wirebook');
    }
  });
});

describe('what a program prints or sends is data', () => {
  const hostile = '\\x1b]0;owned\\x07\\x1b[2J\\u202egnp';

  it('it cannot drive the terminal', async () => {
    const shows = serverWith(
      `console.log('${hostile}'); console.error('${hostile}'); socket.write('${hostile}\\n');`,
    );
    const folder = folderWith({ 'server.ts': shows });
    for (const extra of [[], ['--trace'], ['--json']]) {
      const { stdout, stderr } = await wirebook([
        'check',
        '04',
        '--dir',
        folder,
        ...only('answers-a-line'),
        ...extra,
      ]);
      for (const driven of ['\u001b', '\u0007', '\u202e']) expect(stdout + stderr).not.toContain(driven);
    }
  });
});

describe('wirebook and wirebook list', () => {
  it('without a terminal shows the list, and where to begin', async () => {
    const [bare, list] = await Promise.all([wirebook([]), wirebook(['list'])]);
    expect(bare).toEqual(list);
    expect(list.stdout).toContain('04  A stream is not a message');
    expect(list.stdout).toMatch(/^Part I: First sockets /);
    expect(list.stdout).toMatch(/\nRead {3}lessons\/0\d-.*README\.md\nThen {3}npx wirebook check 0\d\n$/);
  });
});
