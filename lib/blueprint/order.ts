/** The longest run of distinct numbers that only rises: of things that were put in another order, those that stayed. */
export function stayed(order: readonly number[]): Set<number> {
  const runs = order.map((value, at) => ({ value, at, length: 1, before: -1 }));
  for (const here of runs) {
    for (const earlier of runs.slice(0, here.at)) {
      if (earlier.value < here.value && earlier.length >= here.length) {
        here.length = earlier.length + 1;
        here.before = earlier.at;
      }
    }
  }
  const longest = new Set<number>();
  let last = runs.toSorted((a, b) => b.length - a.length)[0];
  while (last) {
    longest.add(last.value);
    last = runs[last.before];
  }
  return longest;
}
