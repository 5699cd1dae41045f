// Which of `count` rows to keep when `most` may be shown: the first ones, the last ones, and those that lead to `marked`.
export function excerpt(count: number, most: number, marked: number): readonly number[] {
  const all = Array.from({ length: count }, (_, at) => at);
  if (count <= most) return all;
  const rows = most - 1;
  const first = Math.floor(rows / 3);
  const last = rows - first;
  if (marked < first || marked >= count - last) return all.filter(at => at < first || at >= count - last);
  const kept = (at: number) => at < first || (at > marked - last + 2 && at <= marked) || at === count - 1;
  return all.filter(kept);
}
