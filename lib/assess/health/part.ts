import type { z } from 'zod';
import type { ComponentId, HealthComponent } from '../schema/health.ts';

/** One component as its own file judges it, before weights come in. */
export type Part = Pick<z.infer<typeof HealthComponent>, 'value' | 'inputs' | 'evidence' | 'unknown'>;

/** Every component as judged for itself. */
export type Parts = Record<ComponentId, Part>;

/** `part` of `whole`, at most 1; 1 where nothing is asked for. */
export function upToOne(part: number, whole: number): number {
  return whole <= 0 ? 1 : Math.min(1, part / whole);
}
