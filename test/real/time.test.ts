import { afterAll, describe, expect, it } from 'vitest';
import { freePort } from '../support/ports.ts';
import { folderWith } from '../support/stagehand.ts';
import { meeting, xinetd, xinetdOffering, xinetdOfferingDatagrams } from './software.ts';
import { nothingIsLeft, solution, started } from './started.ts';

const ours = '127.0.0.1';
const lesson = '11-time';

afterAll(async () => {
  expect(await nothingIsLeft()).toBe(true);
});

// To the second it may be another one by now.
function isNow({ status, stdout }: { readonly status: number | null; readonly stdout: string }): void {
  expect(stdout).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\n$/);
  expect(Math.abs(Date.parse(stdout.trim()) - Date.now())).toBeLessThan(60_000);
  expect(status).toBe(0);
}

describe('lesson 11: the client prints', () => {
  const overTcp = meeting(['xinetd'], 'the time of an internet superserver');
  it.skipIf(overTcp.lacks)(overTcp.title, async () => {
    const port = await freePort();
    const folder = folderWith({ 'time.conf': xinetdOffering('time', port, 'type = INTERNAL UNLISTED') });
    await started(`${xinetd} time.conf`, { cwd: folder }).port();
    isNow(await started(solution(lesson, 'client.ts', ours, port)).ended);
  });

  const overUdp = meeting(['xinetd'], 'the time that it tells by datagrams');
  it.skipIf(overUdp.lacks)(overUdp.title, async () => {
    const port = await freePort();
    const offer = xinetdOfferingDatagrams('time', port, 'type = INTERNAL UNLISTED');
    const superserver = started(`${xinetd} time.conf`, { cwd: folderWith({ 'time.conf': offer }) });
    await superserver.datagrams();
    isNow(await started(solution(lesson, 'client.ts', '--udp', ours, port)).ended);
  });

  const python =
    "import struct, sys, time\nsys.stdout.buffer.write(struct.pack('!I', int(time.time()) + 2208988800))";
  const one = meeting(['socat', 'python3'], 'the time that socat has from one line of Python');
  it.skipIf(one.lacks)(one.title, async () => {
    const cwd = folderWith({ 'time.py': python });
    const port = await started(`socat TCP-LISTEN:0,bind=${ours} EXEC:'python3 time.py'`, { cwd }).port();
    isNow(await started(solution(lesson, 'client.ts', ours, port)).ended);
  });
});

describe('lesson 11: the server tells the time to', () => {
  const client = meeting(['ncat', 'od'], 'ncat, in four bytes');
  it.skipIf(client.lacks)(client.title, async () => {
    const port = await started(solution(lesson, 'server.ts', ours, 0)).port();
    const { stdout } = await started(`ncat --recv-only ${ours} ${port} | od -An -tx1`).ended;
    expect(
      Math.abs(parseInt(stdout.replaceAll(/\s/g, ''), 16) - 2_208_988_800 - Date.now() / 1000),
    ).toBeLessThan(60);
    expect(stdout).toMatch(/^(?: [0-9a-f]{2}){4}\n$/);
  });
});
