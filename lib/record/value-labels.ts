import { z } from 'zod';
import type { Scalar } from './fact.ts';

/** What a CRM calls values that people choose from a list, by the values. */
export const OptionLabels = z.record(z.string(), z.string());
export type OptionLabels = z.infer<typeof OptionLabels>;

/** What a CRM calls the values that a record's fields hold or held, by field and value. */
export const ValueLabels = z
  .record(z.string(), OptionLabels)
  .describe(
    'What the CRM calls values that were chosen from a list, by field (`properties.x`, `industry`) and value; without the ones that it calls as they are',
  );
export type ValueLabels = z.infer<typeof ValueLabels>;

/** The values that a field of several holds, as both CRMs join them. */
export function chosenIn(value: Scalar): string[] {
  if (typeof value !== 'string') return [];
  return value
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** What the CRM calls a field's value, each of several by its label; null where it has no other words for it. */
export function valueLabelIn(labels: ValueLabels | undefined, field: string, value: Scalar): string | null {
  const known = new Map(Object.entries(new Map(Object.entries(labels ?? {})).get(field) ?? {}));
  const chosen = chosenIn(value);
  return chosen.some((one) => known.has(one)) ? chosen.map((one) => known.get(one) ?? one).join('; ') : null;
}
