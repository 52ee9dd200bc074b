import { type Fact, known, type Properties, type Scalar, unknown } from '../../record/fact.ts';
import type { Choice } from '../held-labels.ts';
import { number, text, truth } from '../values.ts';
import { type Row, valueAt } from './answers.ts';
import { fieldFor, type ObjectShape } from './describe.ts';

/** A value in the type that the description names; empty text is null. */
export function typed(value: Scalar | undefined, type: string | undefined): Scalar {
  switch (type) {
    case 'boolean':
      return truth(value) ?? text(value);
    case 'int':
    case 'double':
    case 'currency':
    case 'percent':
      return number(value) ?? text(value);
    default:
      return text(value);
  }
}

/** A standard field of a record as a fact: every organisation has it, so that one that is not described is hidden. */
export function standard(row: Row, shape: ObjectShape | null, name: string, under = ''): Fact<Scalar> {
  const type = shape?.fields[name];
  const value = valueAt(row, `${under}${name}`);
  return type === undefined || value === undefined ? unknown('hidden') : known(typed(value, type));
}

/**
 * A field that the blueprint asks for, under the name it asks by. Salesforce describes a field that is hidden like one
 * that is not there: not at all.
 */
function asked(row: Row, shape: ObjectShape | null, name: string, under: string): Fact<Scalar> {
  const field = fieldFor(shape, name);
  if (field === null) return unknown(shape === null ? 'hidden' : 'not_configured');
  const value = valueAt(row, `${under}${field}`);
  return value === undefined ? unknown('not_loaded') : known(typed(value, shape?.fields[field]));
}

/** Everything that the blueprint asks of a record, under the names it asks by. */
export function askedOf(row: Row, shape: ObjectShape | null, names: readonly string[], under = ''): Properties {
  return Object.fromEntries(names.map((name) => [name, asked(row, shape, name, under)]));
}

/** The facts of fields by the names they are asked by, under the fields that they are in a record, each with its picklist. */
export function choicesOf(
  facts: Properties,
  shape: ObjectShape | null,
  field = (name: string) => `properties.${name}`,
): Choice[] {
  return Object.entries(facts).map(([name, fact]) => {
    const list = fieldFor(shape, name);
    return { field: field(name), fact, options: list === null ? null : (shape?.picklists[list] ?? null) };
  });
}
