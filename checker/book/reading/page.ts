import { headings } from '../../lesson/anchors.ts';
import { plain } from '../../wire/shown.ts';
import { code } from './code.ts';
import { inline, type Setting } from './inline.ts';
import { cut, span, widthOf, type Row, type Span } from './spans.ts';
import { table, type Cell } from './table.ts';
import { tree, type Node, type Token } from './tree.ts';
import { wrap } from './wrap.ts';

// A walkthrough as rows, and at which of them each heading begins, by its anchor.
export interface Page {
  readonly rows: readonly Row[];
  readonly sections: ReadonlyMap<string, number>;
}

const mostText = 80;
const least = 40;
const most = 100;

// A walkthrough as it stands on a page of so many columns: text at most about 80 wide, code and drawings never broken.
export function page(markdown: string, setting: Setting & { readonly columns: number }): Page {
  const columns = Math.min(Math.max(setting.columns, least), most);
  const anchors = new Map(headings(markdown).map(({ line, slug }) => [line, slug]));
  const sections = new Map<string, number>();
  const rows: Row[] = [];
  for (const node of tree(markdown)) {
    const block = drawn(node, { ...setting, columns });
    if (block.length === 0) continue;
    if (rows.length > 0) rows.push([]);
    const slug = node.token.type === 'heading_open' ? anchors.get(lineOf(node.token)) : undefined;
    if (slug !== undefined) sections.set(slug, rows.length);
    rows.push(...block);
  }
  return { rows, sections };
}

const lineOf = ({ map }: Token): number => (map?.[0] ?? 0) + 1;

type Place = Setting & { readonly columns: number };

function drawn(node: Node, place: Place): Row[] {
  const { token, children } = node;
  switch (token.type) {
    case 'heading_open':
      return heading(token.tag, running(children, place), place);
    case 'paragraph_open':
      return wrap(running(children, place), Math.min(place.columns, mostText));
    case 'fence':
      return verbatim(code(token.content, token.info.trim().split(/\s+/)[0] ?? ''), place);
    case 'code_block':
      return verbatim(code(token.content, ''), place);
    case 'blockquote_open':
      return quote(children, place);
    case 'bullet_list_open':
    case 'ordered_list_open':
      return list(node, place);
    case 'table_open':
      return table(cells(children, place), place.columns);
    case 'hr':
      return [[span('─'.repeat(Math.min(place.columns, mostText)), 'faint')]];
    case 'html_block':
      return wrap([span(withoutTags(token.content))], Math.min(place.columns, mostText)).filter(
        row => widthOf(row) > 0,
      );
    default:
      return stacked(children, place, 'apart');
  }
}

// Blocks below each other; in a list whose items stand close, without empty rows between.
function stacked(nodes: readonly Node[], place: Place, how: 'apart' | 'close'): Row[] {
  const blocks = nodes.map(node => drawn(node, place)).filter(({ length }) => length > 0);
  return blocks.flatMap((rows, at) => (at > 0 && how === 'apart' ? [[], ...rows] : rows));
}

const running = (children: readonly Node[], place: Place): Span[] =>
  children.flatMap(({ token }) => (token.type === 'inline' ? inline(token.children ?? [], place) : []));

function heading(tag: string, words: readonly Span[], { columns }: Place): Row[] {
  const style = tag === 'h1' ? 'title' : 'heading';
  const styled = words.map(one => ({ ...one, styles: [...one.styles, style] as const }));
  if (tag !== 'h1' && tag !== 'h2') return wrap([span('› ', style), ...styled], Math.min(columns, mostText));
  const rows = wrap(styled, Math.min(columns, mostText));
  const longest = Math.max(...rows.map(widthOf));
  return [...rows, [span((tag === 'h1' ? '═' : '─').repeat(longest), 'faint')]];
}

// Indented as far as there is room, so that it stands out; whoever copies it takes no frame with it.
function verbatim(rows: readonly Row[], { columns }: Place): Row[] {
  const free = columns - Math.max(0, ...rows.map(widthOf));
  const indent = free < 0 ? 2 : Math.min(free, columns >= mostText ? 4 : 2);
  return rows.map(row =>
    widthOf(row) === 0 ? [] : [span(' '.repeat(indent)), ...cut(row, columns - indent)],
  );
}

// Behind a bar; GitHub's alerts (`[!NOTE]`) under their name.
function quote(children: readonly Node[], place: Place): Row[] {
  const within = { ...place, columns: Math.min(place.columns, mostText) - 2 };
  const [first, ...rest] = children;
  const [sign, , ...words] = first?.children[0]?.token.children ?? [];
  const kind = /^\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]$/.exec(sign?.content ?? '')?.[1];
  const rows =
    kind === undefined
      ? stacked(children, within, 'apart')
      : [
          [span(kind.charAt(0) + kind.slice(1).toLowerCase(), 'strong')],
          ...(words.length === 0 ? [] : wrap(inline(words, within), within.columns)),
          ...(rest.length === 0 ? [] : [[], ...stacked(rest, within, 'apart')]),
        ];
  return rows.map(row => [span('│ ', 'faint'), ...row]);
}

function list({ token, children }: Node, place: Place): Row[] {
  const first = Number(token.attrGet('start') ?? 1);
  const ordered = token.type === 'ordered_list_open';
  const signs = children.map((_, at) => (ordered ? `${first + at}. ` : '• '));
  const indent = Math.max(...signs.map(({ length }) => length));
  const within = { ...place, columns: Math.min(place.columns, mostText) - indent };
  const close = children.every(item =>
    item.children.every(({ token: { type, hidden } }) => type !== 'paragraph_open' || hidden),
  );
  const items = children.map((item, at) =>
    stacked(item.children, within, close ? 'close' : 'apart').map((row, down): Row => {
      const sign = down === 0 ? (signs[at] ?? '').padStart(indent) : ' '.repeat(indent);
      return row.length === 0 ? [] : [span(sign), ...row];
    }),
  );
  return items.flatMap((rows, at) => (close || at === 0 ? rows : [[], ...rows]));
}

function cells(parts: readonly Node[], place: Place): Cell[][] {
  const rows = parts.flatMap(({ children }) => children);
  return rows.map(({ children }) =>
    children.map(({ token, children: inner }) => ({
      spans: running(inner, place),
      aligned: token.attrGet('style')?.includes('right') ? 'right' : 'left',
    })),
  );
}

// Comments are for those who write, and generated blocks stand between two of them.
const withoutTags = (html: string): string =>
  plain(
    html
      .replace(/<!--[^]*?-->/g, '')
      .replace(/<[^>]*>/g, '')
      .trim(),
  );
