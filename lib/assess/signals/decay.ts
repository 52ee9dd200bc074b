import type { SignalRule } from '../../blueprint/schema/signals.ts';
import { DAY_MS, millis } from '../../record/time.ts';
import { isJudgedElsewhere } from './from-facts.ts';
import type { Typed } from './typed.ts';

/** What a weight is worth after `ageMs` milliseconds: half of it with every half-life that has passed (M22, S56). */
export function decayed({ weight, half_life }: Pick<SignalRule, 'weight' | 'half_life'>, ageMs: number): number {
  return weight * 2 ** (-Math.max(0, ageMs) / (half_life * DAY_MS));
}

/**
 * Points that a signal counts for at a moment, in milliseconds since the epoch; null for one of no known type, and where
 * another part of health judges the fact that it tells of.
 */
export function weightNow({ signal, rule }: Typed, atMs: number): number | null {
  if (rule === null || isJudgedElsewhere(signal, rule)) return null;
  return decayed(rule, atMs - millis(signal.at));
}
