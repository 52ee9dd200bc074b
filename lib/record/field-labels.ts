import { z } from 'zod';

/** What a CRM calls properties, by their names; without the ones that it has no label for. */
export const FieldLabels = z
  .record(z.string(), z.string())
  .describe('What the CRM calls those properties, by their names; without the ones it has no label for');
export type FieldLabels = z.infer<typeof FieldLabels>;

/** The label of a property; null where there is none. Names come from people, and one may be called as what objects have. */
export function labelIn(labels: FieldLabels | undefined, name: string): string | null {
  return labels !== undefined && Object.hasOwn(labels, name) ? (labels[name] ?? null) : null;
}
