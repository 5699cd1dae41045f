import GithubSlugger from 'github-slugger';
import MarkdownIt from 'markdown-it';

type Token = ReturnType<MarkdownIt['parse']>[number];

export interface Heading {
  // 1 to 6.
  readonly level: number;
  readonly text: string;
  // The anchor GitHub gives it; a text that stands again gets -1, -2.
  readonly slug: string;
  // Counted from 1.
  readonly line: number;
}

export interface Link {
  // As the author wrote it.
  readonly target: string;
  // Where its paragraph begins, counted from 1.
  readonly line: number;
}

const parser = new MarkdownIt({ html: true });
// Targets are compared with files and headings, so nothing is escaped.
parser.normalizeLink = target => target;

// The headings of a walkthrough, in order.
export const headings = (markdown: string): Heading[] => sections(markdown).flatMap(({ heading }) => heading);

// Where each misconception is explained: the slug of the heading above `<!-- explains: id [id …] -->`; the first one wins.
export function explained(markdown: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const { heading, body } of sections(markdown))
    for (const id of body.flatMap(idsOf)) if (!found.has(id)) found.set(id, heading.slug);
  return found;
}

// The slug, without `#`, at which to read on about a misconception.
export const readOn = (markdown: string, id: string): string | undefined => explained(markdown).get(id);

// Every link and image, those by reference included.
export function links(markdown: string): Link[] {
  return parser.parse(markdown, {}).flatMap(token =>
    flat(token)
      .map(part => part.attrGet('href') ?? part.attrGet('src'))
      .filter(target => target !== null)
      .map(target => ({ target, line: lineOf(token) })),
  );
}

interface Section {
  readonly heading: Heading;
  // Its own tokens and those up to the next heading of any level.
  readonly body: Token[];
}

function sections(markdown: string): Section[] {
  const slugger = new GithubSlugger();
  const found: Section[] = [];
  const tokens = parser.parse(markdown, {});
  for (const [at, token] of tokens.entries()) {
    if (token.type === 'heading_open') {
      const text = textOf(tokens[at + 1]);
      const level = Number(token.tag.slice(1));
      found.push({ heading: { level, text, slug: slugger.slug(text), line: lineOf(token) }, body: [] });
    }
    found.at(-1)?.body.push(...flat(token));
  }
  return found;
}

const flat = (token: Token): Token[] => [token, ...(token.children ?? []).flatMap(flat)];

const lineOf = (token: Token): number => (token.map?.[0] ?? 0) + 1;

const textOf = (inline: Token | undefined): string =>
  (inline?.children ?? [])
    .map(({ type, content }) =>
      type === 'text' || type === 'code_inline' ? content : type === 'softbreak' ? ' ' : '',
    )
    .join('')
    .trim();

function idsOf({ type, content }: Token): string[] {
  if (type !== 'html_block' && type !== 'html_inline') return [];
  const comments = content.matchAll(/<!--\s*explains:(.*?)-->/gs);
  return [...comments].flatMap(([, ids = '']) => ids.split(/\s+/).filter(id => id !== ''));
}
