import type { Fact, Scalar } from '../record/fact.ts';
import type { FieldChange } from '../record/stages.ts';
import { chosenIn, type OptionLabels, type ValueLabels } from '../record/value-labels.ts';

/** A field that may be chosen from a list: what it holds, and the labels of the list; null where it has none. */
export interface Choice {
  field: string;
  fact: Fact<Scalar>;
  options: OptionLabels | null;
}

/** The labels of the values that the fields hold, or held before a change, undefined where those have none of their own. */
export function heldLabels(choices: readonly Choice[], changes: readonly FieldChange[]): ValueLabels | undefined {
  const labelled = choices.flatMap(({ field, fact, options }): [string, OptionLabels][] => {
    const known = new Map(Object.entries(options ?? {}));
    const before = changes.filter((change) => change.field === field).flatMap(({ from, to }) => [from, to]);
    const held = new Set([fact.known ? fact.value : null, ...before].flatMap(chosenIn));
    const labels = [...held].flatMap((value): [string, string][] => {
      const label = known.get(value) ?? value;
      return label === value ? [] : [[value, label]];
    });
    return labels.length === 0 ? [] : [[field, Object.fromEntries(labels)]];
  });
  return labelled.length === 0 ? undefined : Object.fromEntries(labelled);
}
