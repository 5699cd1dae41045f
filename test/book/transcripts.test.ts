import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Wanted } from '../../checker/book/blocks.ts';
import type { Desk } from '../../checker/book/cast.ts';
import { WalkthroughFault } from '../../checker/book/fault.ts';
import { freshness, refresh } from '../../checker/book/refresh.ts';
import { madeAnew } from '../../checker/book/transcripts.ts';
import type { Loaded } from '../../checker/lesson/catalogue.ts';
import { check, client, here, program, server as peer, text } from '../../checker/lesson/index.ts';
import { busy } from '../support/load.ts';
import { root as repository, serverWith, shouting } from '../support/stagehand.ts';

const ana = client('ana');
const ben = client('ben');
const taken = peer('taken');
const server = program('server', 'server.ts', here.host, here.port);
const name = '99-made-up';

const checks = [
  check(
    'joins',
    'A split line is one line.',
    server,
    ana.connects(),
    ben.connects(),
    ana.sends('hel', 'lo\n'),
    ana.receives('HELLO\n'),
    ben.ends(),
    ben.hearsEnd(),
  ).reveals('chunk-is-message', ana.met('wrong bytes')),
  check('announces', 'It says where it listens.', server, server.starts(), server.announces()),
  check(
    'complains',
    'A taken port is said.',
    server,
    server.starts(taken.host, taken.port),
    server.complains(text`EADDRINUSE ${taken.address}`),
    server.exits(1),
  ),
];

const handled = `server.on('error', error => { console.error(error.code + ' ' + host + ':' + port); process.exit(1); });\n`;
// Logs and answers in many small writes, whose borders and order the kernel mixes.
const chatty = serverWith(
  `
  console.log('connected ' + socket.remoteAddress + ':' + socket.remotePort);
  let rest = '';
  socket.setEncoding('utf8');
  socket.on('data', text => {
    console.error('read ' + text.length);
    const lines = (rest + text).split('\\n');
    rest = lines.pop();
    for (const line of lines) for (const letter of line.toUpperCase() + '\\n') socket.write(letter);
  });
  socket.on('end', () => { console.log('gone ' + socket.remotePort); socket.end(rest.toUpperCase()); });
`,
);
const programs = {
  [`solutions/${name}/server.ts`]: chatty + handled,
  [`test/lessons/${name}/pieces.ts`]: `// server: chunk-is-message\n${serverWith("socket.on('data', piece => socket.write(String(piece).toUpperCase() + '\\n'));").trimStart()}`,
  [`test/lessons/${name}/right.ts`]: `// server: right\n${shouting}`,
  [`test/lessons/${name}/zero.ts`]: `// server: wrong-bind\n${shouting.replace('listening on ${address}:${port}', 'listening on ${address}:0')}`,
  [`test/lessons/${name}/other.ts`]: '// client: no-newline\n',
  [`test/lessons/${name}/mute.ts`]: 'console.log(1);\n',
};

let root: string;
let desk: Desk;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'wirebook-book-'));
  desk = { root, scratch: join(root, 'scratch') };
  for (const [path, source] of Object.entries({ ...programs, 'package.json': '{ "type": "module" }' })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), source);
  }
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'));
});
afterAll(() => rmSync(root, { recursive: true }));

const lessonWith = (walkthrough: string): Loaded => ({
  name,
  number: '99',
  path: join(root, 'lessons', name),
  title: 'Made up',
  learnt: [],
  checks,
  predictions: [],
  walkthrough,
});
const made = (wanted: Wanted): Promise<string> =>
  madeAnew({ wanted, words: '', line: 7, end: 8, text: '' }, 'README.md', lessonWith(''), desk);

describe('the text of a block', () => {
  it('ladder: the conversation as a diagram', async () => {
    const text = await made({ kind: 'ladder', check: 'joins' });
    expect(text).toMatch(/^```text\n[^]*\n```$/);
    expect(text).toContain('"hel"');
  });

  it('program: the source without the line that says what is wrong', async () => {
    const text = await made({ kind: 'program', wrong: 'pieces' });
    expect(text).toMatch(/^```ts\nimport \{ createServer \}/);
    expect(text).not.toContain('chunk-is-message');
  });

  it('transcript: what really passed, with names for ports', async () => {
    expect(await made({ kind: 'transcript', check: 'joins' })).toMatchInlineSnapshot(`
      "\`\`\`text
      server prints "listening on 127.0.0.1:server-port\\n"
         ana ── connects ───▶ server
      server prints "connected 127.0.0.1:ana-port\\n"
         ben ── connects ───▶ server
      server prints "connected 127.0.0.1:ben-port\\n"
         ana ── "hel" ──────▶ server
      server complains "read 3\\n"
         ana ── "lo\\n" ─────▶ server
      server complains "read 3\\n"
         ana ◀── "HELLO\\n" ── server
         ben ── FIN ────────▶ server
      server prints "gone ben-port\\n"
         ben ◀── FIN ──────── server
      \`\`\`"
    `);
  });

  it('transcript: a taken port and its address', async () => {
    expect(await made({ kind: 'transcript', check: 'complains' })).toMatchInlineSnapshot(`
      "\`\`\`text
      server complains "EADDRINUSE 127.0.0.1:taken-port\\n"
      server exits 1
      \`\`\`"
    `);
  });

  it('report: what a learner would see, with her own file and command', async () => {
    expect(await made({ kind: 'report', check: 'joins', wrong: 'pieces' })).toMatchInlineSnapshot(`
      "\`\`\`text
      $ npx wirebook check 99 --only joins
      99 Made up                                                          0 of 1 check

        ✗ joins  A split line is one line.

            server prints "listening on 127.0.0.1:server-port\\n"
               ana ── connects ──▶ server
               ben ── connects ──▶ server
               ana ── "hel" ─────▶ server
               ana ◀── "HEL\\n" ─── server
               ana ── "lo\\n" ────▶ server
               ana ◀── "LO\\n\\n" ── server        ✗ expected "HELLO\\n"

            expected  "HELLO\\n"
            came      "HEL\\nLO\\n\\n"
                          ^
            byte 4: expected 4c (L), came 0a (\\n)

          You treated one read as one message; TCP keeps order, not boundaries.
          Next: Keep what you have read so far, and act when the message is
                complete.
          Read: lessons/99-made-up/README.md
          Again: npx wirebook check 99 --only joins --seed 1

        One check is left: joins. 0 of 1 point.
        A hint: npx wirebook hint 99
      \`\`\`"
    `);
  });

  it('report: bytes in which a port stands', async () => {
    expect(await made({ kind: 'report', check: 'announces', wrong: 'zero' })).toMatchInlineSnapshot(`
      "\`\`\`text
      $ npx wirebook check 99 --only announces
      99 Made up                                                          0 of 1 check

        ✗ announces  It says where it listens.

            server prints "listening on 127.0.0.1:0\\n"
                   ✗ expected "listening on 127.0.0.1:server-port\\n"

            expected  "listening on 127.0.0.1:server-port\\n"
            came      "listening on 127.0.0.1:0\\n"
                                              ^
            byte 24: expected 73 (s), came 30 (0)

          server printed "listening on 127.0.0.1:0\\n" where "listening on
          127.0.0.1:server-port\\n" was due.
          Next: Compare it with the contract character by character: capitals,
                spaces and the newline at the end count.
          Read: lessons/99-made-up/README.md
          Again: npx wirebook check 99 --only announces --seed 1

        One check is left: announces. 0 of 1 point.
        A hint: npx wirebook hint 99
      \`\`\`"
    `);
  });

  it('is the same to the byte on the next run, also on a busy machine', async () => {
    const all: Wanted[] = [
      { kind: 'transcript', check: 'joins' },
      { kind: 'transcript', check: 'joins', wrong: 'pieces' },
      { kind: 'report', check: 'joins', wrong: 'pieces' },
      { kind: 'report', check: 'announces', wrong: 'zero' },
      { kind: 'transcript', check: 'complains' },
    ];
    const first = [];
    for (const wanted of all) first.push(await made(wanted));
    busy(8);
    for (const [at, wanted] of all.entries()) expect(await made(wanted)).toBe(first[at]);
  });
});

describe('an author hears what cannot be made', () => {
  it.each<[string, Wanted, string]>([
    [
      'a check that is not there',
      { kind: 'ladder', check: 'nope' },
      'lesson 99 has no check "nope"; it has joins, announces, complains',
    ],
    [
      'a wrong program that is not there',
      { kind: 'program', wrong: 'nope' },
      `there is no test/lessons/${name}/nope.ts; there are mute, other, pieces, right, zero`,
    ],
    ['one that does not say what it is', { kind: 'program', wrong: 'mute' }, 'does not say what it is'],
    [
      'one of another role',
      { kind: 'report', check: 'joins', wrong: 'other' },
      'other is a client, but joins is about the server',
    ],
    [
      'a report of a program that passes',
      { kind: 'report', check: 'joins', wrong: 'right' },
      'right passes joins, so there is nothing to report',
    ],
  ])('%s', async (_, wanted, words) => {
    await expect(made(wanted)).rejects.toThrow(WalkthroughFault);
    await expect(made(wanted)).rejects.toThrow('README.md:7: ');
    await expect(made(wanted)).rejects.toThrow(words);
  });

  it('a solution that fails its check', async () => {
    const fails = check('fails', 'It fails.', server, ana.connects(), ana.sends('a\n'), ana.receives('b\n'));
    const lesson = { ...lessonWith(''), checks: [fails] };
    const block = {
      wanted: { kind: 'transcript', check: 'fails' },
      words: '',
      line: 1,
      end: 2,
      text: '',
    } as const;
    await expect(madeAnew(block, 'README.md', lesson, desk)).rejects.toThrow(
      `solutions/${name}/server.ts fails fails: ana waited for "b\\n" and got "A`,
    );
  });
});

describe('a walkthrough', () => {
  const block = '<!-- ladder: joins -->\n<!-- /ladder -->\n';

  it('is stale until it is refreshed, and what its author wrote meanwhile stays', async () => {
    const path = join(root, 'lessons', name, 'README.md');
    mkdirSync(dirname(path), { recursive: true });
    const found = await freshness(lessonWith(`a\n${block}`), desk);
    expect(found).toMatchObject({ file: `lessons/${name}/README.md`, all: 1, stale: [{ line: 2 }] });
    writeFileSync(path, `a\nnew words\n${block}<!-- program: right -->\n<!-- /program -->\n`);
    refresh(found, root);
    const after = readFileSync(path, 'utf8');
    expect(after).toMatch(/^a\nnew words\n<!-- ladder: joins -->\n```text\n/);
    expect(after).toMatch(/<!-- program: right -->\n<!-- \/program -->\n$/);
    const again = await freshness(lessonWith(after.replace(/<!-- program[^]*$/, '')), desk);
    expect(again.stale).toEqual([]);
  });
});
