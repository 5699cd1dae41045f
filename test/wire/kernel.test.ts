import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { endpointOf } from '../../checker/peers/listener.ts';
import { udpTable } from '../../checker/wire/kernel/datagrams.ts';
import { descriptors, namesPort, tcpRows, tcpTable } from '../../checker/wire/kernel/sockets.ts';
import { startTicks, tasks, tree } from '../../checker/wire/kernel/tasks.ts';
import { unixTable } from '../../checker/wire/kernel/unix.ts';

const header =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n';
const parsed = (row: string) => {
  const folder = mkdtempSync(join(tmpdir(), 'wirebook-test-'));
  try {
    writeFileSync(join(folder, 'tcp'), header + row);
    return tcpRows(join(folder, 'tcp'));
  } finally {
    rmSync(folder, { recursive: true });
  }
};

describe('the kernel’s socket table', () => {
  it('gives addresses, state, queues and owner', () => {
    const row =
      '   1: 0100007F:1F90 0200007F:C350 01 00000005:00000007 00:00000000 00000000  1000        0 98765 1 0000000000000000 20 4 30 10 -1\n';
    expect(parsed(row)).toEqual([
      {
        local: { host: '127.0.0.1', port: 8080 },
        remote: { host: '127.0.0.2', port: 50000 },
        state: 'ESTABLISHED',
        txQueue: 5,
        rxQueue: 7,
        inode: 98765,
      },
    ]);
  });

  it('spells IPv6 as people do, and a mapped address as IPv4', () => {
    const rows =
      '   0: 00000000000000000000000001000000:1F90 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1 1\n   1: 0000000000000000FFFF00000100007F:1F90 0000000000000000FFFF00000100007F:C350 01 00000000:00000000 00:00000000 00000000     0        0 2 1\n';
    expect(parsed(rows).map(({ local }) => local.host)).toEqual(['::1', '127.0.0.1']);
  });

  it('knows a listener of ours by its inode', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = endpointOf(server);
    const found = tcpTable(namesPort([port])).filter(({ state }) => state === 'LISTEN');
    expect(found.map(({ local }) => local)).toEqual([{ host: '127.0.0.1', port }]);
    expect(descriptors(process.pid).sockets.has(found[0]?.inode ?? 0)).toBe(true);
    server.close();
  });
});

describe('the kernel’s table of Unix sockets', () => {
  const header = 'Num       RefCount Protocol Flags    Type St Inode Path\n';
  it('tells listeners, connections, those that nobody has accepted, and paths with spaces', () => {
    const folder = mkdtempSync(join(tmpdir(), 'wirebook-test-'));
    try {
      const rows = [
        '0000000091688d10: 00000002 00000000 00010000 0001 01 28071392 /tmp/a b.sock',
        '00000000b05c42ab: 00000002 00000000 00000000 0001 02     0 /tmp/a b.sock',
        '000000002592366b: 00000003 00000000 00000000 0001 03 28071484',
      ];
      writeFileSync(join(folder, 'unix'), `${header}${rows.join('\n')}\n`);
      expect(unixTable(join(folder, 'unix'))).toEqual([
        { inode: 28071392, listens: true, path: '/tmp/a b.sock' },
        { inode: 0, listens: false, path: '/tmp/a b.sock' },
        { inode: 28071484, listens: false, path: '' },
      ]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('the descriptors of a process', () => {
  it('name its network sockets, and nothing that is none', async () => {
    const before = descriptors(process.pid).sockets;
    expect(before).not.toContain(0);
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    expect(descriptors(process.pid).sockets.size).toBe(before.size + 1);
    server.close();
  });
});

describe('the kernel’s table of datagrams', () => {
  it('says who is bound where, what lies unread there, and what found no room', async () => {
    const [socket, other] = [createSocket({ type: 'udp4', recvBufferSize: 2048 }), createSocket('udp4')];
    socket.bind(0, '127.0.0.1');
    await once(socket, 'listening');
    const { port } = socket.address();
    const row = () => udpTable(namesPort([port])).find(({ local }) => local.port === port);
    expect(row()).toMatchObject({
      local: { host: '127.0.0.1', port },
      remote: { host: '0.0.0.0', port: 0 },
      rxQueue: 0,
      drops: 0,
    });
    expect(descriptors(process.pid).sockets.has(row()?.inode ?? 0)).toBe(true);
    // Nobody reads while this turn lasts.
    for (let at = 0; at < 50; at++) other.send('', port, '127.0.0.1');
    await new Promise(resolve => process.nextTick(resolve));
    await new Promise(resolve => process.nextTick(resolve));
    expect(row()?.rxQueue).toBeGreaterThan(0);
    expect(row()?.drops).toBeGreaterThan(0);
    await new Promise(resolve => setTimeout(resolve, 50));
    expect(row()?.rxQueue).toBe(0);
    socket.close();
    other.close();
  });
});

describe('the kernel’s tasks', () => {
  it('are those of this process, which runs', () => {
    const all = tasks(process.pid);
    expect(all.find(({ tid }) => tid === process.pid)?.state).toBe('R');
    expect(tree(process.pid)[0]).toBe(process.pid);
  });

  it('are none of a process that is gone', () => {
    expect(tasks(2 ** 22 + 1)).toEqual([]);
    expect(startTicks(2 ** 22 + 1)).toBeUndefined();
  });
});
