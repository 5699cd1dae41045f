import { WalkthroughFault } from './fault.ts';

// What a generated block asks for; `wrong` is a program of test/lessons, without its `.ts`.
export type Wanted =
  | { readonly kind: 'ladder'; readonly check: string }
  | { readonly kind: 'transcript'; readonly check: string; readonly wrong?: string }
  | { readonly kind: 'report'; readonly check: string; readonly wrong: string }
  | { readonly kind: 'program'; readonly wrong: string };

// One generated block as it stands in a walkthrough.
export interface Block {
  readonly wanted: Wanted;
  // The words of its opening comment: two blocks that say the same hold the same.
  readonly words: string;
  // Of its two comments, counted from 1.
  readonly line: number;
  readonly end: number;
  // What stands between them.
  readonly text: string;
}

const opening = /^<!-- ([a-z]+): *(.*?) *-->$/;
const closing = /^<!-- \/([a-z]+) *-->$/;
const forms: Readonly<Record<Wanted['kind'], string>> = {
  ladder: '<!-- ladder: CHECK -->',
  transcript: '<!-- transcript: CHECK --> or <!-- transcript: CHECK with WRONG -->',
  report: '<!-- report: CHECK with WRONG -->',
  program: '<!-- program: WRONG -->',
};
const kinds = Object.keys(forms).join(', ');

// The generated blocks of a walkthrough, in order. Throws a WalkthroughFault.
export function blocks(markdown: string, file: string): Block[] {
  const found: Block[] = [];
  let open: (Opened & { readonly line: number }) | undefined;
  const lines = markdown.split('\n');
  for (const [at, line] of lines.entries()) {
    const fault = (words: string) => new WalkthroughFault(`${file}:${at + 1}: ${words}`);
    const begins = beginning(line, fault);
    const ends = closing.exec(line)?.[1];
    if (begins && open) throw neverClosed(open, file);
    if (begins) open = { ...begins, line: at + 1 };
    else if (ends !== undefined) {
      if (open?.wanted.kind !== ends)
        throw open
          ? neverClosed(open, file)
          : fault(`<!-- /${ends} -->, but no such block is open; take it out or begin one`);
      found.push({ ...open, end: at + 1, text: lines.slice(open.line, at).join('\n') });
      open = undefined;
    }
  }
  if (open) throw neverClosed(open, file);
  return found;
}

// The walkthrough with each block's text made anew. Throws a WalkthroughFault.
export function filled(markdown: string, file: string, make: (block: Block) => string): string {
  const lines = markdown.split('\n');
  for (const block of blocks(markdown, file).toReversed()) {
    const text = make(block);
    if (text !== block.text) lines.splice(block.line, block.end - block.line - 1, ...text.split('\n'));
  }
  return lines.join('\n');
}

type Opened = Pick<Block, 'wanted' | 'words'>;
type Fault = (words: string) => WalkthroughFault;

function beginning(line: string, fault: Fault): Opened | undefined {
  const [, kind, rest = ''] = opening.exec(line) ?? [];
  if (kind === undefined || kind === 'explains') return undefined;
  if (!isKind(kind)) throw fault(`no block is called ${kind}; there are ${kinds}, and explains`);
  const words = rest.split(/\s+/).filter(Boolean);
  const wanted = asked(kind, words);
  if (!wanted) throw fault(`this ${kind} cannot be read; write ${forms[kind]}`);
  return { wanted, words: `${kind}: ${words.join(' ')}` };
}

const isKind = (kind: string): kind is Wanted['kind'] => Object.hasOwn(forms, kind);

function asked(kind: Wanted['kind'], words: readonly string[]): Wanted | undefined {
  const [first, joint, wrong] = words;
  if (first === undefined) return undefined;
  const paired = joint === 'with' && wrong !== undefined && words.length === 3;
  switch (kind) {
    case 'ladder':
      return words.length === 1 ? { kind, check: first } : undefined;
    case 'program':
      return words.length === 1 ? { kind, wrong: first } : undefined;
    case 'report':
      return paired ? { kind, check: first, wrong } : undefined;
    case 'transcript':
      if (words.length === 1) return { kind, check: first };
      return paired ? { kind, check: first, wrong } : undefined;
  }
}

const neverClosed = ({ line, wanted }: Pick<Block, 'line' | 'wanted'>, file: string): WalkthroughFault =>
  new WalkthroughFault(
    `${file}:${line}: this ${wanted.kind} is never closed; end it with <!-- /${wanted.kind} -->`,
  );
