import type { Endpoint } from '../vocabulary.ts';

// What the engine fills in while it plays; a check never sees it, only the references below do.
export interface Run {
  // The actor's own end.
  near(actor: string): Endpoint;
  // The other end, as this actor sees it.
  far(actor: string): Endpoint;
  // The same bytes for the same seed, label and size.
  random(label: string, size: number): Uint8Array;
  // What this matcher matched last.
  matched(by: object): string;
  hasMatched(by: object): boolean;
  // How many of a crowd are connected: all that the clients' own system tells them.
  gotIn(crowd: string): number;
  // The folder of this check's own, for its paths.
  folder(): string;
  // What the program has printed on standard output since the check began.
  printed(program: string): string;
  // The port that this machine's list of services (/etc/services) has for a name, over TCP.
  service(name: string): number;
}

// Whose end a value tells of, and what has to be there before the program can be told of it: `given` is a place of the program's
// own, and `there` one that was free. The host is an IP address; 127.0.0.1 unless told. `unix`: at a path, in a folder of the check's own.
export interface End {
  readonly actor: string;
  readonly standing: 'given' | 'listener' | 'mailbox' | 'nobody' | 'silent' | 'there' | 'nothing';
  readonly host?: string;
  readonly family?: 'unix';
  // It stands at the same port as this one.
  readonly beside?: End;
}

// The earliest moment at which a value is known.
export type Since =
  'the start' | { readonly actor: string; readonly verbs: readonly string[] } | { readonly match: object };

// A value that exists only while a check is played; the label is what a drawing shows of it.
export interface Ref<T> {
  readonly label: string;
  readonly since: Since;
  readonly in: (run: Run) => T;
  readonly end?: End;
  // As an argument: where a command of another language has a place for it, as in `{host}`.
  readonly place?: string;
  // Its label is its value: known beforehand, and drawn as it is.
  readonly literal?: true;
  // It is a name under .test that has these addresses, in this order, for a program that the checker can show them to.
  readonly answers?: readonly (string | Ref<string>)[];
}

// A HOST as it is typed: an address, or a name. Only names under .test can be given addresses; without any they are unknown.
export function hostname(name: string, ...answers: readonly (string | Ref<string>)[]): Ref<string> {
  const ours = name.endsWith('.test');
  if (!ours && answers.length > 0) throw new Error(`${name}: only a name under .test can be given addresses`);
  return {
    label: name,
    since: 'the start',
    in: () => name,
    place: 'host',
    literal: true,
    ...(ours && { answers }),
  };
}

// A service by its well-known name, and the port that this machine's list of services has for it.
export const service = (name: string): { readonly name: Ref<string>; readonly port: Ref<number> } => ({
  name: { label: name, since: 'the start', in: () => name, place: 'port', literal: true },
  port: { label: `${name} PORT`, since: 'the start', in: run => run.service(name), place: 'port' },
});

// A word as an argument that a command of another language is told at `{role}`.
export const role = (word: string): Ref<string> => ({
  label: word,
  since: 'the start',
  in: () => word,
  place: 'role',
  literal: true,
});

// `matched` counts bytes taken; `differs` says what should have come instead.
export type Judgement =
  | { readonly matched: number; readonly value: string }
  | 'need more'
  // `at`: the first byte that does not fit, where that is not the first of all.
  | { readonly differs: string; readonly at?: number };

// A pure, labelled judge of one line or datagram. It is also a reference to what it matched; the object is the name.
export interface Matcher extends Ref<string> {
  readonly judge: (bytes: Uint8Array) => Judgement;
}

// A part of a text of which only the form is known beforehand (gaps.ts).
export interface Gap extends Ref<string> {
  readonly picture: string;
  readonly form: (bytes: Uint8Array) => Judgement;
}

export type Part = string | Gap | Ref<Uint8Array> | Ref<string> | Ref<number> | Ref<Endpoint>;
export interface Template {
  readonly parts: readonly Part[];
}
export type Text = string | Uint8Array | Template | Ref<Uint8Array>;

// The prefix is the lesson's own decoration: under `--wire-only` any other, or none, will do.
export interface Prefixed {
  readonly prefix: string | RegExp;
  readonly then: Text;
}
// Any of these texts will do; the first is the one a drawing shows.
export interface Either {
  readonly either: readonly [Text, ...Text[]];
}
// A RegExp is held against the next line, without its newline, or against the next datagram.
export type Expected = Text | RegExp | Matcher | Prefixed | Either;

// A text in which values of the run stand: text`Got connection from ${ana.address}\n`.
export function text(fixed: TemplateStringsArray, ...refs: readonly Exclude<Part, string>[]): Template {
  const parts = fixed.flatMap((piece, at): Part[] => {
    const ref = refs[at];
    return ref === undefined ? [piece] : [piece, ref];
  });
  return { parts };
}

export const prefixed = (prefix: string | RegExp, then: Text): Prefixed => ({ prefix, then });

// Where the contract leaves a choice: either(text`${ana.host}#${ana.port}`, text`${ana.address}`).
export const either = (...texts: readonly [Text, ...Text[]]): Either => ({ either: texts });

// Random bytes of every value.
export const payload = (label: string, size: number): Ref<Uint8Array> => ({
  label,
  since: 'the start',
  in: run => run.random(label, size),
});

// Random letters a–z, never a newline.
export const letters = (label: string, size: number): Ref<Uint8Array> => ({
  label,
  since: 'the start',
  in: run => asLetters(run.random(label, size)),
});

// Of the same bytes the same letters, made once: a long payload is looked at for every piece of it that comes.
const madeLetters = new WeakMap<Uint8Array, Uint8Array>();

function asLetters(random: Uint8Array): Uint8Array {
  const made = madeLetters.get(random) ?? random.map(byte => 97 + (byte % 26));
  madeLetters.set(random, made);
  return made;
}

// `count` newline-ended lines of `length` random letters.
export const lines = (label: string, count: number, length: number): Ref<Uint8Array> => ({
  label,
  since: 'the start',
  in: run =>
    run
      .random(label, count * (length + 1))
      .map((byte, at) => (at % (length + 1) === length ? 10 : 97 + (byte % 26))),
});

// A value made from another: drawn by its label, computed when it is needed.
export const made = <S, T>(from: Ref<S>, label: string, make: (value: S) => T): Ref<T> => ({
  label,
  since: from.since,
  in: run => make(from.in(run)),
});

// One line, judged by a pure function: true, or what it should have been.
export function line(label: string, judge: (line: string) => true | string): Matcher {
  const self: Matcher = {
    label,
    get since(): Since {
      return { match: self };
    },
    in: run => run.matched(self),
    judge: bytes => {
      const end = bytes.indexOf(10);
      if (end < 0) return 'need more';
      const found = new TextDecoder().decode(bytes.subarray(0, end)).replace(/\r$/, '');
      const verdict = judge(found);
      return verdict === true ? { matched: end + 1, value: found } : { differs: verdict };
    },
  };
  return self;
}

// One datagram, judged whole by a pure function: true, or what it should have been.
export function datagram(label: string, judge: (bytes: Uint8Array) => true | string): Matcher {
  const self: Matcher = {
    label,
    get since(): Since {
      return { match: self };
    },
    in: run => run.matched(self),
    judge: bytes => {
      const verdict = judge(bytes);
      return verdict === true
        ? { matched: bytes.length, value: new TextDecoder().decode(bytes) }
        : { differs: verdict };
    },
  };
  return self;
}

export const anyDatagram = datagram('any datagram', () => true);

export const anyLine = line('any line', () => true);

export const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);
