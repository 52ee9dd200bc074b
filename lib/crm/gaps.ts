import type { Fact, Properties } from '../record/fact.ts';
import { type FieldLabels, labelIn } from '../record/field-labels.ts';
import type { Gap } from '../record/gap.ts';

/** The gaps of a record's fields that are unknown; each comes with the CRM's name of the field. */
export function factGaps(
  of: 'deal' | 'account',
  fields: Record<string, [fact: Fact<unknown>, property: string]>,
): Gap[] {
  return Object.entries(fields).flatMap(([field, [fact, detail]]) => gapOf(`${of}.${field}`, fact, detail));
}

/** The gaps of the properties that the blueprint asks for, each with what the CRM calls it. */
export function propertyGaps(
  of: 'deal' | 'account',
  properties: Properties,
  asked: readonly string[],
  labels: FieldLabels,
): Gap[] {
  return asked.flatMap((name) => {
    const fact = properties[name];
    const label = labelIn(labels, name);
    const gaps = fact === undefined ? [] : gapOf(`${of}.properties.${name}`, fact, name);
    return label === null ? gaps : gaps.map((gap) => ({ ...gap, label }));
  });
}

function gapOf(about: string, fact: Fact<unknown>, detail: string): Gap[] {
  // Neither creating a property nor showing it is in a rep's hands; both are in an administrator's.
  return fact.known
    ? []
    : [{ about, why: fact.why, remedy: fact.why === 'not_loaded' ? 'reload' : 'ask_admin', detail }];
}
