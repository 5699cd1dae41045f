import type { InternetEndpoint } from '../../vocabulary.ts';
import { addressBytes } from './address.ts';

const bits = { FIN: 1, SYN: 2, RST: 4, PSH: 8, ACK: 16 } as const;
export type Flag = keyof typeof bits;

export interface Segment {
  readonly source: InternetEndpoint;
  readonly destination: InternetEndpoint;
  readonly sequence: number;
  readonly acknowledged: number;
  readonly flags: readonly Flag[];
  readonly data: Uint8Array;
}

const protocol = { tcp: 6, udp: 17 } as const;
type Protocol = (typeof protocol)[keyof typeof protocol];

// A whole IP packet around one TCP segment (RFC 9293 §3.1), both checksums valid; at most 65,495 bytes of data over IPv4.
export function tcpPacket(segment: Segment): Uint8Array {
  const header = Buffer.alloc(20);
  header.writeUInt16BE(segment.source.port, 0);
  header.writeUInt16BE(segment.destination.port, 2);
  header.writeUInt32BE(segment.sequence, 4);
  header.writeUInt32BE(segment.acknowledged, 8);
  header[12] = 5 << 4; // The header's length in words of four bytes.
  header[13] = segment.flags.reduce((all, flag) => all | bits[flag], 0);
  header.writeUInt16BE(65_535, 14); // The window.
  const payload = Buffer.concat([header, segment.data]);
  const ip = ipOf(segment, protocol.tcp, payload.length);
  payload.writeUInt16BE(checksum(ip.pseudo, payload), 16);
  return Buffer.concat([ip.header, payload]);
}

// A whole IP packet around one datagram (RFC 768), both checksums valid; at most 65,507 bytes of data over IPv4.
export function udpPacket(datagram: Pick<Segment, 'source' | 'destination' | 'data'>): Uint8Array {
  const header = Buffer.alloc(8);
  header.writeUInt16BE(datagram.source.port, 0);
  header.writeUInt16BE(datagram.destination.port, 2);
  header.writeUInt16BE(header.length + datagram.data.length, 4);
  const payload = Buffer.concat([header, datagram.data]);
  const ip = ipOf(datagram, protocol.udp, payload.length);
  // Zero would say that there is none.
  payload.writeUInt16BE(checksum(ip.pseudo, payload) || 0xffff, 6);
  return Buffer.concat([ip.header, payload]);
}

// The header around so many bytes, and what the checksum within covers of it.
function ipOf(
  ends: Pick<Segment, 'source' | 'destination'>,
  carried: Protocol,
  length: number,
): { header: Uint8Array; pseudo: Uint8Array } {
  const source = addressBytes(ends.source.host);
  const destination = addressBytes(ends.destination.host);
  if (source.length !== destination.length)
    throw new RangeError('one end has an IPv4 address and the other an IPv6 address: no packet joins them');
  const make = source.length === 4 ? ipv4Header : ipv6Header;
  return {
    header: make(source, destination, carried, length),
    pseudo: pseudoHeader(source, destination, carried, length),
  };
}

// RFC 791 §3.1.
function ipv4Header(
  source: Uint8Array,
  destination: Uint8Array,
  carried: Protocol,
  length: number,
): Uint8Array {
  const header = Buffer.alloc(20);
  header[0] = 0x45; // Version 4, five words.
  header.writeUInt16BE(header.length + length, 2);
  header.writeUInt16BE(0x4000, 6); // Not to be fragmented.
  header[8] = 64; // Time to live.
  header[9] = carried;
  header.set(source, 12);
  header.set(destination, 16);
  header.writeUInt16BE(checksum(header), 10);
  return header;
}

// RFC 8200 §3; IPv6 itself has no checksum.
function ipv6Header(
  source: Uint8Array,
  destination: Uint8Array,
  carried: Protocol,
  length: number,
): Uint8Array {
  const header = Buffer.alloc(40);
  header[0] = 0x60; // Version 6.
  header.writeUInt16BE(length, 4);
  header[6] = carried;
  header[7] = 64; // Hop limit.
  header.set(source, 8);
  header.set(destination, 24);
  return header;
}

// What the checksum of TCP or UDP covers besides its own: zero, protocol and length, wide enough for either family (RFC 8200 §8.1).
function pseudoHeader(
  source: Uint8Array,
  destination: Uint8Array,
  carried: Protocol,
  length: number,
): Uint8Array {
  const rest = Buffer.alloc(8);
  rest.writeUInt32BE(length, 0);
  rest[7] = carried;
  return Buffer.concat([source, destination, rest]);
}

// The Internet checksum (RFC 1071); only the last part may have an odd length.
function checksum(...parts: readonly Uint8Array[]): number {
  let sum = 0;
  for (const part of parts) part.forEach((byte, at) => (sum += at % 2 === 0 ? byte << 8 : byte));
  while (sum > 0xffff) sum = (sum & 0xffff) + Math.floor(sum / 0x10000);
  return ~sum & 0xffff;
}
