import { z } from 'zod';
import { type Fact, known, type Scalar, unknown } from '../../record/fact.ts';
import type { FieldLabels } from '../../record/field-labels.ts';
import { OptionLabels } from '../../record/value-labels.ts';
import type { Choice } from '../held-labels.ts';
import { number, text, truth } from '../values.ts';
import type { PropertyDefinitions } from './answers.ts';

/** Parts of a value with several, as HubSpot joins them with `;`. */
export function parts(value: Scalar | undefined): string[] {
  return (text(value) ?? '').split(';').flatMap((part) => text(part) ?? []);
}

/** How a portal defines a property: its type, what people call it there, and what they call its options where those are kept. */
export const Definition = z.object({
  type: z.string(),
  label: z.string().nullable(),
  options: OptionLabels.optional(),
});
export type Definition = z.infer<typeof Definition>;

/** A property as HubSpot defines it, with its options where they are `wanted` and there are any. */
export function definitionOf(
  { type, label, options }: z.infer<typeof PropertyDefinitions>['results'][number],
  wanted: boolean,
): Definition {
  const definition = { type, label: text(label) };
  if (!wanted || type !== 'enumeration' || options.length === 0) return definition;
  return { ...definition, options: Object.fromEntries(options.map(({ value, label }) => [value.trim(), label])) };
}

/** A portal's properties by name; null where the token may not read the definitions. */
export type Definitions = ReadonlyMap<string, Definition> | null;

/** A value in the type that its definition names; empty text is null. */
export function typed(value: Scalar | undefined, type: string | undefined): Scalar {
  if (type === 'number') return number(value) ?? text(value);
  if (type === 'bool') return truth(value) ?? text(value);
  return text(value);
}

/**
 * A property of an answer as a fact. HubSpot drops names it does not know and values it does not show without an error,
 * so the definitions tell the two apart.
 */
export function property(answer: Record<string, Scalar>, definitions: Definitions, name: string): Fact<Scalar> {
  if (definitions !== null && !definitions.has(name)) return unknown('not_configured');
  if (!Object.hasOwn(answer, name)) return unknown(definitions === null ? 'not_loaded' : 'hidden');
  return known(typed(answer[name], definitions?.get(name)?.type));
}

/** What the portal calls those of the properties that it defines. */
export function labelsIn(definitions: Definitions, names: readonly string[]): FieldLabels {
  return Object.fromEntries(
    names.flatMap((name) => {
      const label = definitions?.get(name)?.label ?? null;
      return label === null ? [] : [[name, label]];
    }),
  );
}

/** A property of an answer, under the field that it is in a record, with the list that it is chosen from. */
export function choice(
  answer: Record<string, Scalar>,
  definitions: Definitions,
  name: string,
  field = `properties.${name}`,
): Choice {
  return { field, fact: property(answer, definitions, name), options: definitions?.get(name)?.options ?? null };
}
