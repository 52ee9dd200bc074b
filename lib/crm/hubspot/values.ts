import { type Fact, known, type Scalar, unknown } from '../../record/fact.ts';
import { number, text, truth } from '../values.ts';

/** Parts of a value with several, as HubSpot joins them with `;`. */
export function parts(value: Scalar | undefined): string[] {
  return (text(value) ?? '').split(';').flatMap((part) => text(part) ?? []);
}

/** Types of a portal's properties by name; null where the token may not read the definitions. */
export type PropertyTypes = ReadonlyMap<string, string> | null;

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
export function property(answer: Record<string, Scalar>, types: PropertyTypes, name: string): Fact<Scalar> {
  if (types !== null && !types.has(name)) return unknown('not_configured');
  if (!Object.hasOwn(answer, name)) return unknown(types === null ? 'not_loaded' : 'hidden');
  return known(typed(answer[name], types?.get(name)));
}
