import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { headings, links, type Link } from '../../lesson/anchors.ts';
import type { Loaded } from '../../lesson/catalogue.ts';
import { fault, type Fault } from './fault.ts';

// Links of a walkthrough that lead nowhere. Those to other hosts are not followed.
export function linkFaults(
  root: string,
  { name, path, walkthrough }: Pick<Loaded, 'name' | 'path' | 'walkthrough'>,
): Fault[] {
  const from = join(path, 'README.md');
  return links(walkthrough)
    .filter(({ target }) => !/^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(target))
    .flatMap(link =>
      followed(root, from, link).map(words => fault(`lessons/${name}/README.md:${link.line}: ${words}`)),
    );
}

function followed(root: string, from: string, { target }: Link): string[] {
  const [path = '', anchor] = decoded(target).split('#', 2);
  const file = path === '' ? from : resolve(dirname(from), path);
  if (relative(root, file).startsWith('..')) return [`the link ${target} leads out of the clone`];
  if (!existsSync(file)) return [`the link ${target} leads to a file that is not there`];
  if (anchor === undefined || !file.endsWith('.md')) return [];
  const slugs = headings(readFileSync(file, 'utf8')).map(({ slug }) => slug);
  return slugs.includes(anchor) ? [] : [`the link ${target} leads to a heading that is not there`];
}

// A target as it names a file; one that is no URI is taken as it stands.
function decoded(target: string): string {
  try {
    return decodeURI(target);
  } catch {
    return target;
  }
}
