import type { FailureKind } from '../vocabulary.ts';

// What a failed step found, before it is put into words. Bytes where they are known, words where they are not.
export interface Finding {
  readonly kind: FailureKind;
  readonly actor: string;
  // The program it is about: the actor itself, or else the check's own.
  readonly program: string;
  readonly step: number;
  readonly expected: Uint8Array | string;
  readonly actual: Uint8Array | string;
  readonly sent?: Uint8Array | string;
  readonly reason?: string;
  // What every actor had unread, a stream as one text and datagrams each on their own, and what that program said last, when all had
  // come to rest.
  readonly unread: ReadonlyMap<string, readonly string[]>;
  readonly errors: string;
  // That program was ended by Node, since nothing could come any more for which it waited.
  readonly waitedInVain?: true;
  readonly rows?: readonly string[];
}

export type Bare = Omit<Finding, 'unread' | 'errors' | 'waitedInVain' | 'step' | 'program'> & {
  // What came in the end, when all had come to rest: a verdict may be earlier than the last byte.
  readonly came?: () => Uint8Array;
};

// Thrown where a step does not hold: the program's failure, not ours.
export class Found extends Error {
  readonly finding: Bare;
  constructor(finding: Bare) {
    super(`${finding.actor} met ${finding.kind}`);
    this.finding = finding;
  }
}

// Thrown once nobody wants the verdict any more.
export class Cancelled extends Error {}

// Thrown where the checker itself was too late, or the machine too busy, to judge: the check is played again, and then broken.
export class Void extends Error {}
