import { interfaceDescription, packetBlock, sectionHeader } from './pcapng/blocks.ts';
import { conversation, type Capture } from './pcapng/conversation.ts';

export type { Capture };

const origin = [
  'Made by Wirebook from the transcripts of checks, not captured from a network.',
  'The bytes, their order and their times are what the peers saw;',
  'handshakes, segments, acknowledgements, sequence numbers and the date are made up.',
].join(' ');

const second = 1_000_000_000;

// A file for Wireshark and tshark (draft-ietf-opsawg-pcapng, LINKTYPE_RAW, nanoseconds). Time begins at 0, and each check in a new second.
export function pcapng(captures: readonly Capture[]): Uint8Array {
  const blocks = [sectionHeader(origin), interfaceDescription()];
  let startNs = 0;
  for (const capture of captures) {
    const packets = conversation(capture, startNs);
    blocks.push(...packets.map(packetBlock));
    const endNs = packets.at(-1)?.atNs ?? startNs;
    startNs = (Math.floor(endNs / second) + 1) * second;
  }
  return Buffer.concat(blocks);
}
