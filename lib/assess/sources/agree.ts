import type { Scalar } from '../../record/fact.ts';

function asNumber(value: Scalar): number | null {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || value.trim() === '') return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}

/**
 * Whether two values say the same: numbers that differ by at most `tolerance` of the larger one, texts without regard to
 * case and outer space. It makes no difference which comes first.
 */
export function agree(a: Scalar, b: Scalar, tolerance: number): boolean {
  const [left, right] = [asNumber(a), asNumber(b)];
  if (left !== null && right !== null) {
    return Math.abs(left - right) <= tolerance * Math.max(Math.abs(left), Math.abs(right));
  }
  return String(a).trim().toLowerCase() === String(b).trim().toLowerCase();
}
