/**
 * The points of each component as whole numbers that add up to the whole number of them all, null where one is not known:
 * each is rounded down, and what is left goes to those that lost most.
 */
export function wholeShares(shares: readonly (number | null)[], score: number | null): (number | null)[] {
  const known = shares.flatMap((share, index) => (share === null ? [] : [{ index, lost: share - Math.floor(share) }]));
  const sum = shares.reduce<number>((sum, share) => sum + (share ?? 0), 0);
  const down = shares.reduce<number>((sum, share) => sum + Math.floor(share ?? 0), 0);
  const left = Math.round(score ?? sum) - down;
  const raised = new Set(
    [...known]
      .sort((a, b) => b.lost - a.lost)
      .slice(0, left)
      .map(({ index }) => index),
  );
  return shares.map((share, index) => (share === null ? null : Math.floor(share) + (raised.has(index) ? 1 : 0)));
}
