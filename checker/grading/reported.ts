import type { ReportedEvent, Transcript } from '../vocabulary.ts';

const mostBytes = 4096;

// A transcript as a report carries it: bytes in base64, of a long piece the first 4096 and its whole size.
export const reported = (transcript: Transcript): ReportedEvent[] =>
  transcript.map(({ peer, kind, bytes, atMs, by, stream, note }) => ({
    peer,
    kind,
    ...(by && { by }),
    ...(stream && { stream }),
    ...(note !== undefined && { note }),
    atMs: Math.round(atMs * 10) / 10,
    ...(bytes && { bytes: Buffer.from(bytes.subarray(0, mostBytes)).toString('base64') }),
    ...(bytes && bytes.length > mostBytes && { size: bytes.length }),
  }));
