import MarkdownIt from 'markdown-it';

export type Token = ReturnType<MarkdownIt['parse']>[number];

// A block of a walkthrough with the blocks in it.
export interface Node {
  readonly token: Token;
  readonly children: readonly Node[];
}

const parser = new MarkdownIt({ html: true });
// Targets are shown as they were written.
parser.normalizeLink = target => target;

// The blocks of a text, as CommonMark and GitHub's tables have them.
export function tree(markdown: string): readonly Node[] {
  const roots: Node[] = [];
  const open: Node[][] = [roots];
  for (const token of parser.parse(markdown, {})) {
    if (token.nesting < 0) {
      open.pop();
      continue;
    }
    const children: Node[] = [];
    open.at(-1)?.push({ token, children });
    if (token.nesting > 0) open.push(children);
  }
  return roots;
}
