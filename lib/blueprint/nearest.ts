/** Letters to insert, delete or replace to turn `a` into `b` (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (const [line, letter] of [...a].entries()) {
    const next = [line + 1];
    for (const [column, other] of [...b].entries()) {
      const replaced = (row[column] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** Names longer than this are nobody's slip of the pen and are not compared. */
const LONGEST = 80;

/** The known name that `name` is most likely a slip for, or null when none is near (more than half differs). */
export function nearest(name: string, known: Iterable<string>): string | null {
  if (name.length > LONGEST) return null;
  let best: { name: string; distance: number } | null = null;
  for (const candidate of known) {
    if (candidate.length > LONGEST) continue;
    const away = distance(name.toLowerCase(), candidate.toLowerCase());
    if (away <= Math.max(name.length, candidate.length) / 2 && (best === null || away < best.distance)) {
      best = { name: candidate, distance: away };
    }
  }
  return best?.name ?? null;
}

/** As many names as somebody reads; an organisation may have hundreds. */
const MOST_NAMED = 12;

/** A remedy for a name that is not known: the nearest known one, else all of them, or as many as can be read. */
export function didYouMean(name: string, known: Iterable<string>): string {
  const all = [...known];
  const near = nearest(name, all);
  if (near !== null) return `Did you mean \`${near}\`?`;
  if (all.length === 0) return 'None is declared.';
  const more = all.length > MOST_NAMED ? ` and ${all.length - MOST_NAMED} more` : '';
  const named = all.slice(0, MOST_NAMED).map((one) => `\`${one}\``);
  return `Known are ${named.join(', ')}${more}.`;
}
