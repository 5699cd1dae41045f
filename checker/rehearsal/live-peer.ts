// A peer for which a person speaks, whatever carries what is said.
export interface LivePeer {
  // Sent as one piece, after all that was said before.
  say(bytes: Uint8Array): void;
  // Done speaking: with this partner, or for good, since there is no more input.
  end(how: 'with this one' | 'for good'): void;
  // When nothing more can pass.
  readonly over: Promise<void>;
  close(): Promise<void>;
}

// The names in a conversation.
export interface Part {
  readonly name: string;
  readonly program: string;
}
