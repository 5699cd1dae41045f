// How a peer by hand behaves on a stream; most of it is misbehaviour, on purpose.
export interface Manners {
  // Single bytes: each is sent only once the one before it has been read.
  readonly pieces: 'whole' | 'single bytes';
  // Before everything that is sent.
  readonly delayMs: number;
  // Resets the connection when so many bytes have passed, both directions together.
  readonly resetAfter?: number;
  // Sends FIN behind its first line, and goes on reading.
  readonly afterALine: 'goes on' | 'half-closes';
  readonly reads: 'all' | 'nothing';
}

// What is unusual about them, a few words each.
export const oddities = ({ pieces, delayMs, resetAfter, afterALine, reads }: Manners): string[] => [
  ...(pieces === 'single bytes' ? ['sends single bytes, each once the last has been read'] : []),
  ...(delayMs > 0 ? [`waits ${delayMs} ms before everything it sends`] : []),
  ...(resetAfter === undefined ? [] : [`breaks off with RST when ${resetAfter} bytes have passed`]),
  ...(afterALine === 'half-closes' ? ['sends FIN behind its first line'] : []),
  ...(reads === 'nothing' ? ['never reads'] : []),
];
