import type { InternetEndpoint, Event, Transcript } from '../../vocabulary.ts';
import { tcpPacket, udpPacket, type Flag } from './packet.ts';

// The transcript of one check. A peer without ends (a Unix socket, the user) has no packets; a datagram brings its own.
export interface Capture {
  readonly name: string;
  readonly events: Transcript;
  readonly ends: ReadonlyMap<string, Ends>;
}
interface Ends {
  readonly peer: InternetEndpoint;
  readonly program: InternetEndpoint;
}

// One packet of the file; `atNs` in nanoseconds from the file's beginning.
export interface Packet {
  readonly atNs: number;
  readonly bytes: Uint8Array;
  readonly comment: string;
}

interface Side {
  readonly endpoint: InternetEndpoint;
  // The sequence number of the next byte this side sends.
  next: number;
}
interface Connection {
  readonly peer: Side;
  readonly program: Side;
}

const nothing: Uint8Array = new Uint8Array();
const largestSegment = 65_000;
// Packets of one moment stand a microsecond apart, so that their order survives sorting by time.
const apartNs = 1000;

// The packets of one check's TCP connections and its datagrams, in order, none at the time of another.
export function conversation({ name, events, ends }: Capture, startNs: number): Packet[] {
  const connections = new Map<string, Connection>();
  const packets: Packet[] = [];
  let freeNs = startNs;
  let count = 0;
  const connectionOf = (event: Event, between: Ends): Connection => {
    const begins = event.kind === 'connected' || event.kind === 'refused';
    const known = begins ? undefined : connections.get(event.peer);
    const connection = known ?? opened(between, ++count);
    connections.set(event.peer, connection);
    return connection;
  };
  for (const event of events) {
    const between = ends.get(event.peer);
    const packed = event.between
      ? [datagram(event, event.between)]
      : between
        ? segmentsOf(event, connectionOf(event, between))
        : [];
    for (const bytes of packed) {
      const atNs = Math.max(startNs + Math.round(event.atMs * 1e6), freeNs);
      packets.push({ atNs, bytes, comment: `${name}: ${event.peer} ${event.kind}` });
      freeNs = atNs + apartNs;
    }
  }
  return packets;
}

// Initial sequence numbers far apart, so that a port used again is not taken for a retransmission.
const opened = (ends: { peer: InternetEndpoint; program: InternetEndpoint }, count: number): Connection => ({
  peer: { endpoint: ends.peer, next: (count * 0x1000_0000) % 2 ** 32 },
  program: { endpoint: ends.program, next: (count * 0x1000_0000 + 0x0800_0000) % 2 ** 32 },
});

function segmentsOf(event: Event, { peer, program }: Connection): Uint8Array[] {
  const [dialler, listener] = event.by === 'program' ? [program, peer] : [peer, program];
  switch (event.kind) {
    case 'connected':
      return [
        segment(dialler, listener, ['SYN']),
        segment(listener, dialler, ['SYN', 'ACK']),
        segment(dialler, listener, ['ACK']),
      ];
    case 'refused':
      return refusal(peer, program);
    case 'sent':
      return data(peer, program, event.bytes);
    case 'received':
      return data(program, peer, event.bytes);
    case 'fin-sent':
      return [segment(peer, program, ['FIN', 'ACK']), segment(program, peer, ['ACK'])];
    case 'fin-received':
      return [segment(program, peer, ['FIN', 'ACK']), segment(peer, program, ['ACK'])];
    case 'reset':
      return event.by === 'peer'
        ? [segment(peer, program, ['RST', 'ACK'])]
        : [segment(program, peer, ['RST', 'ACK'])];
    default:
      return [];
  }
}

function datagram({ kind, bytes: data = nothing }: Event, { peer, program }: Ends): Uint8Array {
  const [source, destination] = kind === 'sent' ? [peer, program] : [program, peer];
  return udpPacket({ source, destination, data });
}

// RFC 9293 §3.5.2: an answer to a SYN that nobody listens for has sequence number 0.
function refusal(dialler: Side, refuser: Side): Uint8Array[] {
  refuser.next = 0;
  return [segment(dialler, refuser, ['SYN']), segment(refuser, dialler, ['RST', 'ACK'])];
}

// A piece in as few segments as an IP packet allows, each acknowledged at once.
function data(from: Side, to: Side, bytes = nothing): Uint8Array[] {
  const packets: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += largestSegment) {
    const part = bytes.subarray(at, at + largestSegment);
    const last = at + part.length === bytes.length;
    packets.push(segment(from, to, last ? ['PSH', 'ACK'] : ['ACK'], part), segment(to, from, ['ACK']));
  }
  return packets;
}

// SYN and FIN take a sequence number each, as a byte does (RFC 9293 §3.4).
function segment(from: Side, to: Side, flags: readonly Flag[], bytes = nothing): Uint8Array {
  const packet = tcpPacket({
    source: from.endpoint,
    destination: to.endpoint,
    sequence: from.next,
    acknowledged: flags.includes('ACK') ? to.next : 0,
    flags,
    data: bytes,
  });
  const marks = flags.includes('SYN') || flags.includes('FIN') ? 1 : 0;
  from.next = (from.next + bytes.length + marks) % 2 ** 32;
  return packet;
}
