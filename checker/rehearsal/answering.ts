import type { Stream } from './stream.ts';

// Who answers: nobody here (a person types), or a program that is given what came and answers through the stream.
export type Answering = (stream: Stream) => Answerer;
export interface Answerer {
  hears(bytes: Uint8Array): void;
  hearsEnd(how: 'fin' | 'reset'): void;
  close(): void;
}

// The same where datagrams are answered: one for each partner.
export type AnsweringDatagrams = (say: (bytes: Uint8Array) => void) => Promise<DatagramAnswerer>;
export interface DatagramAnswerer {
  hears(bytes: Uint8Array): void;
  close(): Promise<void>;
}
