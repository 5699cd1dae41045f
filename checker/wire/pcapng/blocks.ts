import type { Packet } from './conversation.ts';

const option = { comment: 1, application: 4, timestampResolution: 9 } as const;

// The block a file begins with; its comment is the first thing that Wireshark's file properties show.
export function sectionHeader(comment: string): Uint8Array {
  const body = Buffer.alloc(16);
  body.writeUInt32LE(0x1a2b3c4d, 0); // The byte-order magic: little-endian from here on.
  body.writeUInt16LE(1, 4); // Version 1.0.
  body.writeBigInt64LE(-1n, 8); // The section's length is not given.
  return block(0x0a0d0d0a, body, [
    textOption(option.comment, comment),
    textOption(option.application, 'wirebook'),
  ]);
}

// One interface without a link layer: packets begin with their IP header, stamps count nanoseconds.
export function interfaceDescription(): Uint8Array {
  const body = Buffer.alloc(8);
  body.writeUInt16LE(101, 0); // LINKTYPE_RAW; the snapshot length stays 0, no limit.
  return block(1, body, [optionOf(option.timestampResolution, Uint8Array.of(9))]);
}

// An Enhanced Packet Block: one whole packet.
export function packetBlock({ atNs, bytes, comment }: Packet): Uint8Array {
  const head = Buffer.alloc(20);
  const stamp = BigInt(Math.round(atNs));
  head.writeUInt32LE(Number(stamp >> 32n), 4);
  head.writeUInt32LE(Number(stamp & 0xffffffffn), 8);
  head.writeUInt32LE(bytes.length, 12);
  head.writeUInt32LE(bytes.length, 16);
  return block(6, Buffer.concat([head, padded(bytes)]), [textOption(option.comment, comment)]);
}

function block(type: number, body: Uint8Array, options: readonly Uint8Array[]): Uint8Array {
  const endOfOptions = Buffer.alloc(4);
  const inner = Buffer.concat([body, ...options, endOfOptions]);
  const head = Buffer.alloc(8);
  const length = inner.length + 12;
  head.writeUInt32LE(type, 0);
  head.writeUInt32LE(length, 4);
  const tail = Buffer.alloc(4);
  tail.writeUInt32LE(length, 0);
  return Buffer.concat([head, inner, tail]);
}

const textOption = (code: number, text: string) => optionOf(code, Buffer.from(text));

function optionOf(code: number, value: Uint8Array): Uint8Array {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(code, 0);
  head.writeUInt16LE(value.length, 2);
  return Buffer.concat([head, padded(value)]);
}

const padded = (value: Uint8Array): Uint8Array =>
  Buffer.concat([value, Buffer.alloc((4 - (value.length % 4)) % 4)]);
