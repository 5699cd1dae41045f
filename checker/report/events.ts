import type { Event, ReportedEvent } from '../vocabulary.ts';

// A reported event with its bytes again.
export function event({ atMs, peer, kind, bytes, size, by, stream, note }: ReportedEvent): Event {
  return {
    atMs,
    peer,
    kind,
    ...(bytes !== undefined && { bytes: Uint8Array.from(Buffer.from(bytes, 'base64')) }),
    ...(size !== undefined && { size }),
    ...(by && { by }),
    ...(stream && { stream }),
    ...(note !== undefined && { note }),
  };
}
