import { AuthorFault } from './fault.ts';

// A part of a solution that the learner writes.
export interface Region {
  readonly kind: 'region';
  readonly number: number;
  readonly sentence: string;
  readonly indentation: string;
  // Further comment lines of the sentence, as they stand.
  readonly more: readonly string[];
  // What takes the code's place in the skeleton, without its `//~ `.
  readonly standIn: readonly string[];
  readonly code: readonly string[];
}

// Lines that skeleton and solution share.
export interface Given {
  readonly kind: 'given';
  readonly code: readonly string[];
}

const opening = /^(\s*)\/\/ #region\b\s*(.*)$/;
const closing = /^\s*\/\/ #endregion\b/;
const task = /^(\d+)\.\s+(\S.*)$/;
const further = /^\s*\/\/ {3}\S/;
const standIn = /^(\s*)\/\/~ ?(.*)$/;

type Fault = (words: string) => AuthorFault;

// A solution cut at `// #region <number>. <sentence>` and `// #endregion`. Throws an AuthorFault that begins with FILE:LINE.
export function regions(source: string, file: string): (Region | Given)[] {
  const lines = source.split('\n');
  const parts: (Region | Given)[] = [];
  const faultAt = (at: number) => (words: string) => new AuthorFault(`${file}:${at + 1}: ${words}`);
  let begun: number | undefined;
  let from = 0;
  let count = 0;
  for (const [at, line] of lines.entries()) {
    const fault = faultAt(at);
    if (opening.test(line)) {
      if (begun !== undefined)
        throw fault(`a region inside the region of line ${begun + 1}; end that one first with // #endregion`);
      parts.push({ kind: 'given', code: lines.slice(from, at) });
      begun = at;
    } else if (closing.test(line)) {
      if (begun === undefined) throw fault('#endregion, but no region is open; take it out or begin one');
      parts.push(region(lines.slice(begun, at), ++count, faultAt(begun)));
      begun = undefined;
      from = at + 1;
    } else if (begun === undefined && standIn.test(line))
      throw fault('a stand-in (//~) outside a region never gets into the skeleton; move it into one');
  }
  if (begun !== undefined) throw faultAt(begun)('this region is never closed; end it with // #endregion');
  parts.push({ kind: 'given', code: lines.slice(from) });
  return parts;
}

function region([head = '', ...body]: readonly string[], expected: number, fault: Fault): Region {
  const [, indentation = '', title = ''] = opening.exec(head) ?? [];
  const [, digits = '', sentence = ''] = task.exec(title) ?? [];
  if (sentence === '')
    throw fault(
      `a region without its number and sentence; write // #region ${expected}. and what the learner does here`,
    );
  const number = Number(digits);
  if (number !== expected)
    throw fault(`region ${number}, where ${expected} was expected; number them 1, 2, 3 down the file`);
  const end = body.findIndex(line => !further.test(line));
  const rest = end < 0 ? [] : body.slice(end);
  return {
    kind: 'region',
    number,
    sentence: sentence.trimEnd(),
    indentation,
    more: body.slice(0, body.length - rest.length),
    standIn: rest.filter(line => standIn.test(line)).map(line => line.replace(standIn, '$1$2').trimEnd()),
    code: rest.filter(line => !standIn.test(line)),
  };
}
