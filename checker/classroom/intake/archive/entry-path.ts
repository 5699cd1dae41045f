import { composed, oddity, quoted, tooLong } from '../names.ts';
import { isRubbish } from '../rubbish.ts';
import type { Bounds } from '../bounds.ts';
import { EntryRefusal } from './refusal.ts';

// Where an entry of an archive belongs, as the names of folders and file; `rubbish` where it lies in, or is, what nobody wrote. Throws EntryRefusal where it would lie outside, or is called like no file.
export function entryPath(
  name: string,
  bounds: Bounds,
): { readonly names: readonly string[] } | { readonly rubbish: string } {
  const path = composed(name).replaceAll('\\', '/');
  const refuse = (why: string): never => {
    throw new EntryRefusal(`holds ${quoted(name)}, which ${why}`);
  };
  if (/^(?:\/|[a-z]:)/i.test(path)) refuse('names a place outside of it');
  const names = path.split('/').filter(part => part !== '' && part !== '.');
  if (names.includes('..')) refuse('names a place outside of it');
  const rubbish = names.find(isRubbish);
  if (rubbish !== undefined) return { rubbish };
  if (names.length > bounds.depth) refuse(`lies more than ${bounds.depth} folders deep`);
  const odd =
    names.map(part => oddity(part, bounds.name)).find(why => why !== undefined) ??
    tooLong(names.join('/'), bounds.path);
  if (odd !== undefined) refuse(odd);
  return { names };
}
