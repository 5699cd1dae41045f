import { posix } from 'node:path';
import { plain } from '../../wire/shown.ts';
import { span, type Span, type Style } from './spans.ts';
import type { Token } from './tree.ts';

// Where a text stands, so that its links lead on from anywhere, and whether styles can be seen.
export interface Setting {
  // Relative to the clone, as in lessons/04-tcp-uppercase.
  readonly folder: string;
  readonly styled: boolean;
}

// The running text of a block as spans. Without styles, signs stand in for them: *strong*, _emphasis_, `code`.
export function inline(all: readonly Token[], setting: Setting): Span[] {
  const found: Span[] = [];
  const styles: Style[] = [];
  const links: { target: string; from: number }[] = [];
  const say = (text: string, ...more: readonly Style[]): void => {
    const target = links.at(-1)?.target ?? '';
    const link = isWeb(target) ? { link: target } : {};
    found.push({ ...span(plain(text), ...styles, ...more), ...link });
  };
  const toggle = (style: Style, sign: string, opens: boolean): void => {
    if (!setting.styled) found.push(span(sign));
    else if (opens) styles.push(style);
    else styles.splice(styles.lastIndexOf(style), 1);
  };
  for (const token of all) {
    const opens = token.nesting > 0;
    switch (token.type) {
      case 'text':
        say(token.content);
        break;
      case 'code_inline':
        say(setting.styled ? token.content : `\`${token.content}\``, 'code');
        break;
      case 'softbreak':
        say(' ');
        break;
      case 'hardbreak':
        found.push(span('\n'));
        break;
      case 'strong_open':
      case 'strong_close':
        toggle('strong', '*', opens);
        break;
      case 'em_open':
      case 'em_close':
        toggle('emphasis', '_', opens);
        break;
      case 's_open':
      case 's_close':
        toggle('struck', '~', opens);
        break;
      case 'image':
        found.push(span(plain(`[picture: ${token.content || 'without words'}]`)));
        found.push(...targetOf(token.attrGet('src') ?? '', '', setting));
        break;
      case 'link_open':
        links.push({ target: token.attrGet('href') ?? '', from: found.length });
        styles.push('link');
        break;
      case 'link_close': {
        styles.splice(styles.lastIndexOf('link'), 1);
        const { target = '', from = 0 } = links.pop() ?? {};
        const said = found
          .slice(from)
          .map(({ text }) => text)
          .join('');
        found.push(...targetOf(target, said, setting));
        break;
      }
      case 'html_inline':
        if (/^<br\b/i.test(token.content)) found.push(span('\n'));
        break;
      default:
        say(token.content);
    }
  }
  return found;
}

// A target behind its words, as `wirebook read` or a browser takes it; nothing where the words say it already.
function targetOf(target: string, said: string, { folder }: Setting): Span[] {
  const whole = isElsewhere(target) ? target : posix.join(folder, target);
  if (target === '' || said === target) return [];
  return [span(' '), span(`(${plain(whole)})`, 'faint')];
}

const isElsewhere = (target: string): boolean => /^(?:#|\/|[a-z][a-z0-9+.-]*:)/i.test(target);

// Only what has nothing in it that ends an OSC 8 sequence, or hides another.
const isWeb = (target: string): boolean => /^https?:\/\/[!-~]+$/.test(target);
