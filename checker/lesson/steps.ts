import type { Carried, Endpoint, FolderFailure, PeerFailure, ProgramFailure } from '../vocabulary.ts';
import type { End, Expected, Ref, Run, Text } from './values.ts';

export type Side = 'dials' | 'program' | 'listens' | 'user' | 'none';

// A party of the conversation: a peer the checker plays, the program, or the user at its keyboard.
export interface Actor {
  readonly name: string;
  readonly side: Side;
  // Streams unless told.
  readonly carries?: Carried;
  // Where a client dials the program, whatever address that was told to bind; where a server listens, or a peer of datagrams is
  // bound. Told only if it matters.
  readonly host?: string;
  // Of a crowd: how many there are.
  readonly count?: number;
  // It stands at the same port as this one.
  readonly beside?: End;
  // The program whose keyboard it is; the check's own unless told.
  readonly at?: string;
}

// Limits in milliseconds on the peer's own clock, and why the contract asks for this step.
export interface Terms {
  readonly since?: Step;
  readonly notBefore?: number;
  readonly notAfter?: number;
  readonly because?: string;
}

export type Signal = 'SIGTERM' | 'SIGINT' | 'SIGKILL' | 'SIGSTOP' | 'SIGCONT';
export type Arg = string | Ref<string> | Ref<number>;

// `name` is what a report calls the program, `role` what --run, --program and wrong programs do: its file's name.
export interface ProgramData {
  readonly name: string;
  readonly role: string;
  readonly file: string;
  readonly args: readonly Arg[];
  readonly listens: boolean;
  // What it prints, without a newline, before it waits for its user.
  readonly promptsWith: readonly string[];
  // Streams unless told.
  readonly carries?: Carried;
  // A demonstration's own text.
  readonly source?: string;
}

export type Deed =
  // `slowly`: the program's own listen is delayed, so that an early announcement shows.
  // `zone`: where its clock shows the local time, by its name in the time zone database (`Asia/Kolkata`).
  | {
      readonly verb: 'starts';
      readonly program: ProgramData;
      readonly args: readonly Arg[];
      readonly slowly: boolean;
      readonly zone?: string;
    }
  // `pours`: the program need not read it yet, so no barrier is asked for.
  // `to`: where a datagram goes, if not to the usual partner.
  | { readonly verb: 'sends' | 'pours'; readonly pieces: readonly Text[]; readonly to?: Ref<Endpoint> }
  | { readonly verb: 'connects' | 'ends' | 'leaves' | 'resets' | 'stops reading' | 'reads on' | 'ends input' }
  | { readonly verb: 'ignores'; readonly what: Text }
  | { readonly verb: 'types'; readonly pieces: readonly Text[] }
  | { readonly verb: 'signals'; readonly signal: Signal }
  // A file at that path, which is no socket.
  | { readonly verb: 'puts'; readonly path: Ref<string>; readonly what: Text }
  | { readonly verb: 'passes' | 'moves'; readonly ms: number }
  // `at` in ISO 8601.
  | { readonly verb: 'stands'; readonly at: string };

export type Hope =
  | { readonly verb: 'receives' | 'receives all'; readonly what: Expected }
  | {
      readonly verb: 'prints' | 'prints all' | 'never prints' | 'complains' | 'logs';
      readonly what: Expected;
    }
  | { readonly verb: 'prompts'; readonly what: string }
  | {
      readonly verb:
        | 'accepts'
        | 'meets nobody'
        | 'hears nothing'
        | 'hears end'
        | 'hears reset'
        | 'is cut off'
        | 'is refused'
        | 'gets in';
    }
  | { readonly verb: 'announces' | 'goes on' }
  // A server of the checker's, which `whom` names.
  | { readonly verb: 'reaches'; readonly whom: Actor }
  | { readonly verb: 'has'; readonly path: Ref<string>; readonly what: Text }
  | { readonly verb: 'lacks'; readonly path: Ref<string> }
  | { readonly verb: 'is empty' }
  | { readonly verb: 'listens at'; readonly host: Ref<string>; readonly port: Ref<number> }
  | { readonly verb: 'exits'; readonly status: number | Signal };

export interface Act {
  readonly kind: 'act';
  readonly actor: Actor;
  readonly does: Deed;
  // The contract's limit for the peer: later than this by the peer's own clock, the check is void.
  readonly within?: { readonly since: Step; readonly ms: number };
}
export interface Expectation {
  readonly kind: 'expect';
  readonly actor: Actor;
  readonly hopes: Hope;
  readonly terms: Terms;
}
export interface Together {
  readonly kind: 'together';
  readonly acts: readonly Act[];
}
// The one door to real software: code that plays, and says what it expects.
export interface Free {
  readonly kind: 'free';
  readonly label: string;
  readonly play: (stage: Stage) => Promise<void>;
}
export type Step = Act | Expectation | Together | Free;

// What a free step sees. `expect` fails the check with the claim; a throw is the checker's own fault.
export interface Stage {
  readonly run: Run;
  expect(claim: string, holds: boolean): void;
}

// Which failures a misconception explains: the kind, or what lies unread (`any`).
export interface Pattern {
  readonly actor: string;
  readonly failure: PeerFailure | ProgramFailure | FolderFailure | 'any';
  readonly text?: Text | RegExp;
}

export const act = (actor: Actor, does: Deed): Act => ({ kind: 'act', actor, does });
export const hope = (actor: Actor, hopes: Hope, terms: Terms = {}): Expectation => ({
  kind: 'expect',
  actor,
  hopes,
  terms,
});

// The program sees all of it in one look: it is stopped while these are done.
export const atOnce = (...acts: readonly Act[]): Together => ({ kind: 'together', acts });

// The peer owes this act within `ms` of `since`; a late checker makes the check void, never failed.
export const promptly = (ms: number, since: Step, late: Act): Act => ({ ...late, within: { since, ms } });

export const step = (label: string, play: Free['play']): Free => ({ kind: 'free', label, play });

export const seconds = (count: number): number => count * 1000;
