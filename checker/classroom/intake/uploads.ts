import { quoted } from './names.ts';
import { fileAt } from './tree.ts';
import type { Note, Part, Submission } from './submission.ts';
import { uploaded } from './whose.ts';

// A file that a course system put beside everybody else's, with its owner in its name.
export interface Upload {
  readonly person: Omit<Submission, 'parts'>;
  readonly file: string;
  readonly upload: number;
  readonly real: string;
  readonly size: number;
}

// The files of each person as her submission; of those with one name only the last upload.
export function submissionsOf(
  uploads: readonly Upload[],
  programs: ReadonlySet<string>,
): { readonly submissions: readonly Submission[]; readonly notes: readonly Note[] } {
  const submissions: Submission[] = [];
  const notes: Note[] = [];
  const isLater = (one: Upload, other: Upload): boolean => {
    const ahead = uploaded(one.file, programs).attempt - uploaded(other.file, programs).attempt;
    return ahead > 0 || (ahead === 0 && one.upload > other.upload);
  };
  for (const [first, ...more] of groups(uploads, ({ person }) => person.number ?? person.key)) {
    const parts: Part[] = [];
    for (const [one, ...others] of groups([first, ...more], ({ file }) => uploaded(file, programs).as)) {
      const last = others.reduce((best, other) => (isLater(other, best) ? other : best), one);
      const { real, size } = last;
      parts.push({
        kind: 'file',
        at: last.person.folder,
        file: fileAt(uploaded(last.file, programs).as, real, size),
      });
      for (const old of [one, ...others])
        if (old !== last)
          notes.push({
            where: old.person.folder,
            words: `is left out for a later upload, ${quoted(last.file)}`,
          });
    }
    submissions.push({ ...first.person, parts });
  }
  return { submissions, notes };
}

function groups<Item>(
  items: readonly Item[],
  by: (item: Item) => string,
): readonly (readonly [Item, ...Item[]])[] {
  const found = new Map<string, [Item, ...Item[]]>();
  for (const item of items) {
    const group = found.get(by(item));
    if (group) group.push(item);
    else found.set(by(item), [item]);
  }
  return [...found.values()];
}
