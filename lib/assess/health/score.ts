import type { z } from 'zod';
import type { Blueprint } from '../../blueprint/blueprint.ts';
import type { Stage } from '../../blueprint/schema.ts';
import type { Band, ComponentId, HealthComponent } from '../schema/health.ts';
import type { Parts } from './part.ts';

type Component = z.infer<typeof HealthComponent>;

const ORDER: readonly ComponentId[] = ['multi_threading', 'momentum', 'stage_gate', 'pace', 'plan', 'signals'];

/** The components with their weights, and the points that each brings to the score of what is known. */
export function weighed(parts: Parts, blueprint: Blueprint): Component[] {
  const { weights } = blueprint.document.health;
  const knownWeight = ORDER.reduce((sum, id) => sum + (parts[id].value === null ? 0 : weights[id]), 0);
  return ORDER.map((id) => {
    const { value } = parts[id];
    const share = value === null || knownWeight === 0 ? null : (value * weights[id]) / knownWeight;
    return { id, weight: weights[id], ...parts[id], share, line: blueprint.place(`health.weights.${id}`) };
  });
}

/** Score and confidence: the weighted mean of what is known, and the share of weight that is known. */
export interface Score {
  /** Null where less is known than the blueprint asks for. */
  score: number | null;
  confidence: number;
}

/** The score of weighed components. */
export function scoreOf(components: readonly Component[], blueprint: Blueprint): Score {
  const total = components.reduce((sum, { weight }) => sum + weight, 0);
  const known = components.filter(({ share }) => share !== null);
  const knownWeight = known.reduce((sum, { weight }) => sum + weight, 0);
  const confidence = total === 0 ? 0 : knownWeight / total;
  const enough = knownWeight > 0 && confidence >= blueprint.document.health.min_confidence;
  const sum = known.reduce((points, { share }) => points + (share ?? 0), 0);
  return { score: enough ? Math.min(100, Math.max(0, sum)) : null, confidence };
}

/** sound from what the stage calls healthy, act below half of it, watch between. */
export function bandOf(score: number | null, stage: Stage | null): Band {
  if (score === null || stage === null) return 'not_enough_known';
  if (score >= stage.healthy.score) return 'sound';
  return score < stage.healthy.score / 2 ? 'act' : 'watch';
}
