// Of these names those that somebody may have meant: hardly another spelling, or a word in common with it. Nearest first, at most three.
export function near(asked: string, names: readonly string[]): string[] {
  const words = new Set(wordsOf(asked));
  return names
    .map(name => ({
      name,
      far: distance(asked, name),
      common: wordsOf(name).filter(word => words.has(word)).length,
    }))
    .filter(({ name, far, common }) => far <= Math.max(1, Math.floor(name.length / 3)) || common > 0)
    .sort((one, other) => other.common - one.common || one.far - other.far)
    .slice(0, 3)
    .map(({ name }) => name);
}

// Short ones are in too many names.
const wordsOf = (name: string): string[] => name.split('-').filter(word => word.length > 3);

// How many letters have to be put in, left out or changed (Levenshtein).
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [at, letter] of Array.from(one).entries()) {
    const next = [at + 1];
    for (const [column, theirs] of Array.from(other).entries())
      next.push(
        Math.min(
          (row[column] ?? 0) + (letter === theirs ? 0 : 1),
          (row[column + 1] ?? 0) + 1,
          (next[column] ?? 0) + 1,
        ),
      );
    row = next;
  }
  return row.at(-1) ?? 0;
}
