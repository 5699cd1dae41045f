import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Event } from '../../checker/vocabulary.ts';
import { pcapng, type Capture } from '../../checker/wire/pcapng.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const ends = (host: string, peer: number, program: number) => ({
  peer: { host, port: peer },
  program: { host, port: program },
});
const event = (atMs: number, peer: string, kind: Event['kind'], more: Partial<Event> = {}): Event => ({
  atMs,
  peer,
  kind,
  ...more,
});

const greeting: Capture = {
  name: 'joins-a-split-line',
  ends: new Map([
    ['ana', ends('127.0.0.1', 40_001, 5001)],
    ['ben', ends('::1', 40_002, 5001)],
  ]),
  events: [
    event(0.5, 'ana', 'connected'),
    event(0.5, 'ben', 'connected', { by: 'program' }),
    event(1, 'server', 'printed', { bytes: utf8('a client\n'), stream: 'stdout' }),
    event(2, 'ana', 'sent', { bytes: utf8('hel') }),
    event(30.25, 'ana', 'sent', { bytes: utf8('lo\n') }),
    event(31, 'ana', 'received', { bytes: utf8('HELLO\n') }),
    event(40, 'ben', 'reset', { by: 'program' }),
    event(50, 'ana', 'fin-sent'),
    event(51, 'ana', 'fin-received'),
  ],
};
const large: Capture = {
  name: 'takes-a-megabyte',
  ends: new Map([
    ['ana', ends('127.0.0.1', 40_003, 5001)],
    ['eve', ends('::ffff:127.0.0.2', 40_004, 5002)],
  ]),
  events: [
    event(0, 'eve', 'refused'),
    event(0, 'ana', 'connected'),
    event(1, 'ana', 'sent', { bytes: new Uint8Array(150_001).fill(97) }),
    event(1200, 'ana', 'reset', { by: 'peer' }),
  ],
};

const between = (host: string, peer: number, program: number) => ({ between: ends(host, peer, program) });
const shouting: Capture = {
  name: 'answers-each-sender',
  ends: new Map(),
  events: [
    event(1, 'ana', 'sent', { bytes: utf8('odd'), ...between('127.0.0.1', 40_005, 5003) }),
    event(2, 'ana', 'received', { bytes: utf8('ODD'), ...between('127.0.0.1', 40_005, 5003) }),
    event(3, 'ben', 'sent', { bytes: utf8(''), ...between('::1', 40_006, 5003) }),
    event(4, 'ben', 'received', { bytes: utf8('even'), ...between('::1', 40_006, 5003) }),
    event(5, 'eve', 'sent', {
      bytes: new Uint8Array(2048).fill(255),
      ...between('127.0.0.1', 40_007, 40_008),
    }),
  ],
};

const file = pcapng([greeting, large]);
const datagrams = pcapng([shouting]);

describe('the blocks', () => {
  test('the first block is a section header whose comment says that nothing was captured', () => {
    const [header] = blocksOf(file);
    expect(header?.type).toBe(0x0a0d0d0a);
    expect(header?.options.get(1)?.toString()).toMatch(
      /^Made by Wirebook from the transcripts .*not captured/,
    );
  });

  test('the interface is raw IP stamped in nanoseconds', () => {
    const [, face] = blocksOf(file);
    expect(face?.type).toBe(1);
    expect(face?.body.readUInt16LE(0)).toBe(101);
    expect([...(face?.options.get(9) ?? [])]).toEqual([9]);
  });

  test('every packet names its check, its peer and what happened', () => {
    const comments = packetsOf(file).map(packet => packet.comment);
    expect(comments).toContain('joins-a-split-line: ana received');
    expect(comments).toContain('takes-a-megabyte: eve refused');
    expect(comments.every(comment => /^[a-z-]+: (ana|ben|eve) [a-z-]+$/.test(comment))).toBe(true);
  });

  test('without captures the file holds two blocks and no packet', () => {
    expect(blocksOf(pcapng([])).map(({ type }) => type)).toEqual([0x0a0d0d0a, 1]);
  });
});

describe('time', () => {
  test('no packet stands at or before the time of the one before it', () => {
    const times = packetsOf(file).map(({ atNs }) => atNs);
    expect(times.slice(1).every((at, index) => at > (times[index] ?? at))).toBe(true);
  });

  test('a packet has the time of its event, to the nanosecond', () => {
    expect(packetsOf(file).find(({ data }) => data === 'lo\n')?.atNs).toBe(30_250_000);
  });

  test('a check begins in a second of its own', () => {
    const later = packetsOf(pcapng([large, greeting])).filter(({ comment }) => comment.startsWith('joins'));
    expect(later[0]?.atNs).toBe(2_000_500_000);
  });
});

describe('the conversation', () => {
  const lines = (capture: Capture, port: number) =>
    packetsOf(pcapng([capture]))
      .filter(({ ports }) => ports.includes(port))
      .map(
        ({ ports, flags, data }) => `${ports[0]} ${flags}${data === '' ? '' : ` ${JSON.stringify(data)}`}`,
      );

  test('a client that dials, speaks in pieces and closes is drawn with each acknowledgement', () => {
    expect(lines(greeting, 40_001)).toEqual([
      '40001 SYN',
      '5001 SYN,ACK',
      '40001 ACK',
      '40001 PSH,ACK "hel"',
      '5001 ACK',
      '40001 PSH,ACK "lo\\n"',
      '5001 ACK',
      '5001 PSH,ACK "HELLO\\n"',
      '40001 ACK',
      '40001 FIN,ACK',
      '5001 ACK',
      '5001 FIN,ACK',
      '40001 ACK',
    ]);
  });

  test('a program that dials sends the SYN, and its reset comes from its port', () => {
    expect(lines(greeting, 40_002)).toEqual(['5001 SYN', '40002 SYN,ACK', '5001 ACK', '5001 RST,ACK']);
  });

  test('a refused client sends SYN and gets RST', () => {
    expect(lines(large, 40_004)).toEqual(['40004 SYN', '5002 RST,ACK']);
  });

  test('a long piece is split into segments of at most 65,000 bytes', () => {
    const sizes = packetsOf(file).map(({ data }) => data.length);
    expect(sizes.filter(size => size > 1000)).toEqual([65_000, 65_000, 20_001]);
  });

  test('a sender’s next sequence number is its last one and what it took', () => {
    const sent = packetsOf(file).filter(({ ports }) => ports[0] === 40_001);
    const first = sent[0]?.sequence ?? 0;
    expect(sent.map(({ sequence }) => sequence - first)).toEqual([0, 1, 1, 4, 7, 7, 8]);
  });

  test('a peer that dials again from the same port is not one long connection', () => {
    const again = [...greeting.events, event(60, 'ana', 'connected')];
    const dialled = packetsOf(pcapng([{ ...greeting, events: again }])).filter(
      ({ flags }) => flags === 'SYN',
    );
    expect(new Set(dialled.map(({ sequence }) => sequence)).size).toBe(3);
  });

  test('a peer whose ends are not known has no packets', () => {
    expect(packetsOf(pcapng([{ ...greeting, ends: new Map() }]))).toEqual([]);
  });

  test('an end that is a name and not an address is refused in words', () => {
    const named = { ...greeting, ends: new Map([['ana', ends('localhost', 1, 2)]]) };
    expect(() => pcapng([named])).toThrow('"localhost" is not an IP address');
  });
});

describe('datagrams', () => {
  test('each is one packet between the two ends of its own, also an empty one', () => {
    const all = blocksOf(datagrams)
      .filter(({ type }) => type === 6)
      .map(({ body }) => body.subarray(20, 20 + body.readUInt32LE(12)))
      .map(packet => packet.subarray(packet.readUInt8(0) >> 4 === 4 ? 20 : 40));
    expect(all.map(udp => [udp.readUInt16BE(0), udp.readUInt16BE(2), udp.readUInt16BE(4) - 8])).toEqual([
      [40_005, 5003, 3],
      [5003, 40_005, 3],
      [40_006, 5003, 0],
      [5003, 40_006, 4],
      [40_007, 40_008, 2048],
    ]);
  });
});

const tshark = spawnSync('tshark', ['--version']).status === 0;
const missing = tshark ? '' : ' (skipped: tshark is not installed)';

describe.skipIf(!tshark)(`in tshark${missing}`, () => {
  test('every checksum is good and no sequence number is suspicious', () => {
    const checks = ['-o', 'tcp.check_checksum:TRUE', '-o', 'ip.check_checksum:TRUE'];
    const fields = ['ip.checksum.status', 'tcp.checksum.status', 'tcp.analysis.flags', '_ws.malformed'];
    const rows = read(file, [...checks, '-T', 'fields', ...fields.flatMap(field => ['-e', field])])
      .replace(/\n$/, '')
      .split('\n');
    expect(rows).toHaveLength(packetsOf(file).length);
    // 1 is good; IPv6 has no checksum of its own.
    expect(new Set(rows)).toEqual(new Set(['1\t1\t\t', '\t1\t\t']));
  });

  test('every checksum of a datagram is good', () => {
    const fields = ['udp.checksum.status', 'udp.length', '_ws.malformed'];
    const checked = ['-o', 'udp.check_checksum:TRUE', '-T', 'fields'];
    const rows = read(datagrams, [...checked, ...fields.flatMap(field => ['-e', field])]);
    expect(rows).toBe('1\t11\t\n1\t11\t\n1\t8\t\n1\t12\t\n1\t2056\t\n');
    expect(read(datagrams, ['-q', '-z', 'follow,udp,ascii,0']).replace(/\n+/g, '\n')).toContain(
      '3\nodd\n\t3\nODD\n',
    );
  });

  test('Follow Stream shows what was said', () => {
    const followed = read(file, ['-q', '-z', 'follow,tcp,ascii,0']);
    // Each piece stands under its length; a tab marks the program's.
    expect(followed.replace(/\n+/g, '\n')).toContain('3\nhel\n3\nlo\n\t6\nHELLO\n');
  });
});

function read(bytes: Uint8Array, args: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'wirebook-pcapng-'));
  try {
    const path = join(folder, 'made.pcapng');
    writeFileSync(path, bytes);
    return execFileSync('tshark', ['-r', path, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Block {
  readonly type: number;
  readonly body: Buffer;
  readonly options: ReadonlyMap<number, Buffer>;
}

const padded = (length: number) => Math.ceil(length / 4) * 4;

function blocksOf(bytes: Uint8Array): Block[] {
  const source = Buffer.from(bytes);
  const found: Block[] = [];
  for (let at = 0; at < source.length;) {
    const type = source.readUInt32LE(at);
    const length = source.readUInt32LE(at + 4);
    expect(length % 4).toBe(0);
    expect(source.readUInt32LE(at + length - 4)).toBe(length);
    const body = source.subarray(at + 8, at + length - 4);
    const fixed = type === 6 ? 20 + padded(body.readUInt32LE(12)) : type === 1 ? 8 : 16;
    found.push({ type, body, options: optionsOf(body.subarray(fixed)) });
    at += length;
  }
  return found;
}

function optionsOf(bytes: Buffer): ReadonlyMap<number, Buffer> {
  const found = new Map<number, Buffer>();
  for (let at = 0; bytes.readUInt16LE(at) !== 0; at += 4 + padded(bytes.readUInt16LE(at + 2)))
    found.set(bytes.readUInt16LE(at), bytes.subarray(at + 4, at + 4 + bytes.readUInt16LE(at + 2)));
  return found;
}

const packetsOf = (bytes: Uint8Array) =>
  blocksOf(bytes)
    .filter(({ type }) => type === 6)
    .map(({ body, options }) => {
      const packet = body.subarray(20, 20 + body.readUInt32LE(12));
      const tcp = packet.subarray(packet.readUInt8(0) >> 4 === 4 ? 20 : 40);
      const names = ['FIN', 'SYN', 'RST', 'PSH', 'ACK'].filter((_, bit) => tcp.readUInt8(13) & (1 << bit));
      return {
        atNs: body.readUInt32LE(4) * 2 ** 32 + body.readUInt32LE(8),
        comment: options.get(1)?.toString() ?? '',
        ports: [tcp.readUInt16BE(0), tcp.readUInt16BE(2)],
        sequence: tcp.readUInt32BE(4),
        flags: names.join(','),
        data: tcp.subarray(20).toString('latin1'),
      };
    });
