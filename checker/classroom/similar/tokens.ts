import jsTokens from 'js-tokens';

// A token as it is compared, and the row it stands in, from 0.
export interface Folded {
  readonly text: string;
  readonly row: number;
}

// A program's tokens without what a copy changes first: comments, layout, semicolons, names of its own, texts and numbers. A
// member that the program does not name itself (`.write`, `.on`) stays: nobody can rename what belongs to Node.
export function folded(program: string): Folded[] {
  const read = tokensOf(program);
  const own = new Set(
    read
      .filter((token, at) => token.type === 'IdentifierName' && !isMember(read, at))
      .map(({ value }) => value),
  );
  return read.flatMap(({ type, value, row }, at) => {
    const text = fold(type, value, isMember(read, at) && !own.has(value));
    return text === undefined ? [] : [{ text, row }];
  });
}

type Token = ReturnType<typeof jsTokens> extends Iterable<infer One> ? One : never;
interface Placed {
  readonly type: Token['type'];
  readonly value: string;
  readonly row: number;
}

function tokensOf(program: string): Placed[] {
  const found: Placed[] = [];
  let row = 0;
  for (const { type, value } of jsTokens(program)) {
    if (!layout.has(type)) found.push({ type, value, row });
    row += (value.match(/\r\n|[\n\r\u2028\u2029]/g) ?? []).length;
  }
  return found;
}

const layout: ReadonlySet<Token['type']> = new Set<Token['type']>([
  'WhiteSpace',
  'LineTerminatorSequence',
  'SingleLineComment',
  'MultiLineComment',
  'HashbangComment',
]);

const isMember = (tokens: readonly Placed[], at: number): boolean =>
  /^\??\.$/.test(tokens[at - 1]?.value ?? '');

function fold(type: Token['type'], value: string, foreign: boolean): string | undefined {
  switch (type) {
    case 'IdentifierName':
      if (/^(?:const|let|var)$/.test(value)) return 'let';
      return foreign || keywords.has(value) ? value : 'name';
    case 'PrivateIdentifier':
      return 'name';
    case 'StringLiteral':
    case 'NoSubstitutionTemplate':
      return 'text';
    case 'TemplateHead':
    case 'TemplateMiddle':
    case 'TemplateTail':
      return type;
    case 'NumericLiteral':
      return 'number';
    case 'RegularExpressionLiteral':
      return 'pattern';
    case 'Punctuator':
      return value === ';' ? undefined : value;
    default:
      return value;
  }
}

const keywords: ReadonlySet<string> = new Set(
  (
    'async await break case catch class continue default delete do else export extends finally for from function if import ' +
    'in instanceof interface let new null of return static super switch this throw true false try type typeof undefined void ' +
    'while yield'
  ).split(' '),
);
