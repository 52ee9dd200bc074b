import type { z } from 'zod';
import type { Drift, DriftId, Layer, LayerId, Measure, MeasureId } from '../schema/audit.ts';

type Layered = z.infer<typeof Layer>;

/** From the ground up: each rests on the one before it (S25). */
const LAYERS: readonly [z.infer<typeof LayerId>, readonly (MeasureId | DriftId)[]][] = [
  ['data', ['field_missing', 'stage_unmapped', 'criteria_decided']],
  ['lifecycle', ['transition_criteria', 'after_criteria', 'entered_unmet', 'skipped_stage']],
  ['routing', ['high_routed', 'high_answered', 'route_never', 'seat_empty']],
  ['measurement', ['stage_benchmark', 'stage_own_time', 'review_overdue']],
];

/** Ours: where less than half is as it should be, what stands on it cannot be trusted. */
const HALF = 0.5;

/** The four layers, each broken where less than half of something it consists of is as designed. */
export function layersOf(measures: readonly Measure[], drifts: readonly Drift[]): Layered[] {
  const shares = new Map<string, number>([
    ...measures.flatMap(({ id, has, of }): [string, number][] => (of === 0 ? [] : [[id, has / of]])),
    ...drifts.flatMap(({ id, count, of }): [string, number][] => (of === 0 ? [] : [[id, 1 - count / of]])),
  ]);
  return LAYERS.map(([id, parts]) => {
    const because = parts.filter((part) => (shares.get(part) ?? 1) < HALF);
    const known = parts.some((part) => shares.has(part));
    return { id, state: because.length > 0 ? 'broken' : known ? 'holds' : 'unknown', because };
  });
}
