/** The spread of a duration over many: how many were measured, the middle and the slow end. */
export interface Spread {
  n: number;
  p50: number;
  p95: number;
}

function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0];
  return low + (high - low) * (at - Math.floor(at));
}

/** p50 and p95 of durations, interpolated between neighbours; null where none is known. */
export function spreadOf(durations: readonly (number | null)[]): Spread | null {
  const sorted = durations.filter((it) => it !== null).sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  return { n: sorted.length, p50: quantile(sorted, 0.5), p95: quantile(sorted, 0.95) };
}
