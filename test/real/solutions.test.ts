import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { freePort } from '../support/ports.ts';
import { folderWith } from '../support/stagehand.ts';
import { meeting, nginxSaying, xinetd, xinetdOffering } from './software.ts';
import { nothingIsLeft, solution, started } from './started.ts';

const ours = '127.0.0.1';

afterAll(async () => {
  expect(await nothingIsLeft()).toBe(true);
});

// A test that is skipped, and says so, where these commands are not.
function met(commands: readonly string[], sentence: string, play: () => Promise<void>): void {
  const { lacks, title } = meeting(commands, sentence);
  it.skipIf(lacks)(title, play);
}

describe('lesson 01: the client reads to the end of', () => {
  const read = async (port: number) =>
    await started(solution('01-hello-client', 'client.ts', ours, port)).ended;

  met(['xinetd'], 'the time of day that an internet superserver tells', async () => {
    const port = await freePort();
    const folder = folderWith({
      'daytime.conf': xinetdOffering('daytime', port, 'type = INTERNAL UNLISTED'),
    });
    const superserver = started(`${xinetd} daytime.conf`, { cwd: folder });
    const { status, stdout } = await read(await superserver.port());
    expect(stdout).toMatch(/^\d\d [A-Z]{3} \d{4} \d\d:\d\d:\d\d \w+\r?\n$/);
    expect(status).toBe(0);
  });

  met(['socat'], 'a file that socat serves with a pause in the middle', async () => {
    const bytes = Buffer.from(Array.from({ length: 256 * 1024 }, (_, index) => index % 251));
    const folder = folderWith({});
    writeFileSync(join(folder, 'file'), bytes);
    const halves = 'head -c 100001 file; sleep 0.3; tail -c +100002 file';
    const server = started(`socat TCP-LISTEN:0,bind=${ours} SYSTEM:'${halves}'`, { cwd: folder });
    const client = solution('01-hello-client', 'client.ts', ours, await server.port());
    const { status } = await started(`${client} >'${join(folder, 'copy')}'`).ended;
    expect(status).toBe(0);
    expect(await started('cmp file copy', { cwd: folder }).ended).toEqual({ status: 0, stdout: '' });
  });

  met(['ncat'], 'what ncat was given to say', async () => {
    const server = started(`ncat -l ${ours} 0 --send-only`, { input: 'Fri Nov 21\nno newline' });
    expect(await read(await server.port())).toEqual({ status: 0, stdout: 'Fri Nov 21\nno newline' });
  });
});

describe('lesson 02: the server thanks', () => {
  const server = () => started(solution('02-greeting-server', 'server.ts', ours, 0)).port();

  for (const client of [
    'ncat --recv-only HOST PORT',
    'socat -u TCP:HOST:PORT -',
    'curl -sSN telnet://HOST:PORT',
  ])
    met([client.replace(/ .*/, '')], client, async () => {
      const command = client.replace('HOST', ours).replace('PORT', String(await server()));
      const thanked = { status: 0, stdout: 'Thank you for connecting\n' };
      expect(await started(command).ended).toEqual(thanked);
      expect(await started(command).ended).toEqual(thanked);
    });

  met(['ncat'], 'twenty at the same time', async () => {
    const command = `ncat --recv-only ${ours} ${await server()}`;
    const all = await Promise.all(Array.from({ length: 20 }, () => started(command).ended));
    expect(new Set(all.map(({ stdout }) => stdout))).toEqual(new Set(['Thank you for connecting\n']));
  });
});

describe('lesson 03: one question, one reply', () => {
  const server = () => started(solution('03-one-shot', 'server.ts', ours, 0));

  met(['ncat'], 'that ncat asks our server', async () => {
    const answering = server();
    const port = await answering.port();
    const asked = await started(`ncat ${ours} ${port}`, { input: 'Who is there?\n' }).ended;
    expect(asked.stdout).toBe('Nice to meet you.\n');
    const { status, stdout } = await answering.ended;
    expect({ status, said: stdout.split('\n')[1] }).toEqual({ status: 0, said: 'Client: Who is there?' });
  });

  met(['curl'], 'that curl asks our server, as the first version of HTTP did', async () => {
    const answering = server();
    const port = await answering.port();
    const asked = await started(`curl -sS --http0.9 http://${ours}:${port}/`).ended;
    expect(asked).toEqual({ status: 0, stdout: 'Nice to meet you.\n' });
    const { status, stdout } = await answering.ended;
    expect({ status, said: stdout.split('\n')[1]?.trimEnd() }).toEqual({
      status: 0,
      said: 'Client: GET / HTTP/1.1',
    });
  });

  for (const [needed = '', command = ''] of [
    ['socat', `socat TCP-LISTEN:0,bind=${ours} SYSTEM:'read -r question && echo The answer to $question'`],
    ['ncat', `ncat -l ${ours} 0 --sh-exec 'read -r question && echo The answer to $question'`],
  ])
    met([needed], `that our client asks ${needed}`, async () => {
      const port = await started(command).port();
      const client = started(solution('03-one-shot', 'client.ts', ours, port), { input: 'everything\n' });
      expect(await client.ended).toEqual({ status: 0, stdout: 'Server: The answer to everything\n' });
    });
});

describe('lesson 04: lines and their answers', () => {
  const server = () => started(solution('04-tcp-uppercase', 'server.ts', ours, 0)).port();

  for (const client of ['ncat HOST PORT', 'socat -t 10 - TCP:HOST:PORT'])
    met([client.replace(/ .*/, '')], `that ${client} brings, the last one ended by its FIN`, async () => {
      const command = client.replace('HOST', ours).replace('PORT', String(await server()));
      const { status, stdout } = await started(command, { input: 'one\nété\n\nlast' }).ended;
      expect({ status, stdout }).toEqual({ status: 0, stdout: 'ONE\nÉTÉ\n\nLAST' });
    });

  met(['socat'], 'that our client brings to socat', async () => {
    const port = await started(`socat TCP-LISTEN:0,bind=${ours},fork EXEC:'tr a-z A-Z'`).port();
    const client = started(solution('04-tcp-uppercase', 'client.ts', ours, port), { input: 'one\ntwo\n' });
    expect(await client.ended).toEqual({ status: 0, stdout: 'From server: ONE\nFrom server: TWO\n' });
  });

  met(['xinetd', 'stdbuf'], 'that our client brings to a superserver', async () => {
    const port = await freePort();
    const offer = ['type = UNLISTED', 'server = /usr/bin/stdbuf', 'server_args = -oL tr a-z A-Z'];
    const folder = folderWith({ 'upper.conf': xinetdOffering('upper', port, ...offer) });
    await started(`${xinetd} upper.conf`, { cwd: folder }).port();
    const client = started(solution('04-tcp-uppercase', 'client.ts', ours, port), { input: 'one\ntwo\n' });
    expect(await client.ended).toEqual({ status: 0, stdout: 'From server: ONE\nFrom server: TWO\n' });
  });
});

describe('lesson 06: a conversation', () => {
  met(['socat'], 'that our dialler begins with a shell behind socat', async () => {
    const answers = 'read -r line && echo You said $line. && cat >/dev/null';
    const port = await started(`socat TCP-LISTEN:0,bind=${ours} SYSTEM:'${answers}'`).port();
    const dialler = started(solution('06-chat-quit', 'peer.ts', `dial ${ours}`, port), { input: 'hi\n' });
    expect(await dialler.ended).toEqual({ status: 0, stdout: '> peer: You said hi.\n> ' });
  });
});

describe('lesson 08: the client reaches, by name,', () => {
  const reached = async (port: number) =>
    await started(solution('08-names', 'client.ts', 'localhost', port)).ended;

  met(['xinetd'], 'the time of day of an internet superserver', async () => {
    const port = await freePort();
    const folder = folderWith({
      'daytime.conf': xinetdOffering('daytime', port, 'type = INTERNAL UNLISTED'),
    });
    const { status, stdout } = await reached(await started(`${xinetd} daytime.conf`, { cwd: folder }).port());
    expect(stdout).toMatch(/^\d\d [A-Z]{3} \d{4} \d\d:\d\d:\d\d \w+\r?\n$/);
    expect(status).toBe(0);
  });

  met(['nginx', 'nginx-stream'], 'a stream server of nginx, which speaks first', async () => {
    const port = await freePort();
    const folder = folderWith({ 'nginx.conf': nginxSaying('hello', port) });
    const server = started(`nginx -p '${folder}' -c nginx.conf -e stderr`, { cwd: folder });
    expect(await reached(await server.port())).toEqual({ status: 0, stdout: 'hello\n' });
  });

  for (const server of [
    `socat TCP-LISTEN:0,bind=${ours} SYSTEM:'echo hello'`,
    `ncat -l ${ours} 0 --sh-exec 'echo hello'`,
  ])
    met([server.replace(/ .*/, '')], server, async () => {
      expect(await reached(await started(server).port())).toEqual({ status: 0, stdout: 'hello\n' });
    });
});

describe('lesson 09: clients of both families', () => {
  const server = () => started(solution('09-ipv6', 'server.ts', '--dual ::', 0));

  for (const client of [
    'ncat -4 127.0.0.1 PORT',
    'ncat -6 ::1 PORT',
    'socat -t 10 - TCP4:127.0.0.1:PORT',
    "socat -t 10 - 'TCP6:[::1]:PORT'",
  ]) {
    met(['IPv6', client.replace(/ .*/, '')], `that ${client} brings`, async () => {
      const serving = server();
      const command = client.replace('PORT', String(await serving.port()));
      const { status, stdout } = await started(command, { input: 'one\nlast' }).ended;
      expect({ status, stdout }).toEqual({ status: 0, stdout: 'ONE\nLAST' });
    });
  }
});

describe('lesson 10: at a path', () => {
  const stamped = (line: string): string => `\\[\\w{3} \\w{3} [ \\d]\\d [\\d:]{8} \\d{4}\\] ${line}\\r?\\n`;
  const server = (folder: string) =>
    started(solution('10-unix-sockets', 'server.ts', join(folder, 'a.sock')));

  for (const [command, client] of [
    ['socat', 'socat -t 5 - UNIX-CONNECT:PATH'],
    ['ncat', 'ncat -U PATH'],
  ] as const)
    met([command], `the server answers ${client}`, async () => {
      const path = await server(folderWith({})).path();
      const { stdout } = await started(client.replace('PATH', path), { input: 'tick\ntock\n' }).ended;
      expect(stdout).toMatch(new RegExp(`^${stamped('tick')}${stamped('tock')}$`));
    });

  met(['curl'], 'the server shows what curl asks', async () => {
    const path = await server(folderWith({})).path();
    const { stdout } = await started(`curl -sN -m 2 --http0.9 --unix-socket ${path} http://wirebook/`).ended;
    expect(stdout).toMatch(new RegExp(`^${stamped('GET / HTTP/1.1')}${stamped('Host: wirebook')}`));
  });

  met(['socat'], 'the client asks socat', async () => {
    const path = join(folderWith({}), 'a.sock');
    const upper = started(`socat UNIX-LISTEN:${path} EXEC:'tr a-z A-Z'`);
    await upper.path();
    const client = started(solution('10-unix-sockets', 'client.ts', path), { input: 'tick\ntock\n' });
    expect(await client.ended).toEqual({ status: 0, stdout: 'TICK\nTOCK\n' });
  });
});
