import type { Place } from '../../blueprint/blueprint.ts';
import type { Stage } from '../../blueprint/schema.ts';
import type { Band } from '../schema/health.ts';
import type { Part } from './part.ts';

/** The components with their weights, and the points that each brings to the score of what is known. */
export function weighed<Id extends string>(
  order: readonly Id[],
  parts: Record<Id, Part>,
  weights: Record<Id, number>,
  place: (id: Id) => Place,
) {
  const knownWeight = order.reduce((sum, id) => sum + (parts[id].value === null ? 0 : weights[id]), 0);
  return order.map((id) => {
    const { value } = parts[id];
    const share = value === null || knownWeight === 0 ? null : (value * weights[id]) / knownWeight;
    return { id, weight: weights[id], ...parts[id], share, line: place(id) };
  });
}

/** Score and confidence: the weighted mean of what is known, and the share of weight that is known. */
export interface Score {
  /** Null where less is known than the blueprint asks for. */
  score: number | null;
  confidence: number;
}

/** The score of weighed components. */
export function scoreOf(components: readonly { weight: number; share: number | null }[], minConfidence: number): Score {
  const total = components.reduce((sum, { weight }) => sum + weight, 0);
  const known = components.filter(({ share }) => share !== null);
  const knownWeight = known.reduce((sum, { weight }) => sum + weight, 0);
  const confidence = total === 0 ? 0 : knownWeight / total;
  const enough = knownWeight > 0 && confidence >= minConfidence;
  const sum = known.reduce((points, { share }) => points + (share ?? 0), 0);
  return { score: enough ? Math.min(100, Math.max(0, sum)) : null, confidence };
}

/** sound from what the stage calls healthy, act below half of it, watch between. */
export function bandOf(score: number | null, stage: Stage | null): Band {
  if (score === null || stage === null) return 'not_enough_known';
  if (score >= stage.healthy.score) return 'sound';
  return score < stage.healthy.score / 2 ? 'act' : 'watch';
}
