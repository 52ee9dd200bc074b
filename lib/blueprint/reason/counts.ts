import { type Fact, known, type Scalar } from '../../record/fact.ts';
import type { Binding, Checked } from '../expressions/check.ts';
import type { Empty } from '../expressions/run.ts';
import type { Bounds, Verdict, Vocabulary } from '../vocabulary.ts';
import { cellsOf } from './cells.ts';
import { type Condition, conditionOf } from './condition.ts';

type Read = (binding: Binding) => Fact<Scalar>;

/**
 * Counts within the bounds that stand for all of them, since the answer changes at no other; none where the condition
 * asks for the count in a way that does not show where its answer changes.
 */
function standIns({ atoms }: Condition, key: string, { least, most }: Bounds): number[] {
  const asking = [...atoms.values()].filter(({ facts }) => facts.some((fact) => fact.key === key));
  if (asking.some(({ plain }) => !plain)) return [];
  const constants = [...asking.flatMap((atom) => atom.constants), least, most];
  return cellsOf(key, 'number', constants).flatMap(({ fact }) =>
    fact.known && typeof fact.value === 'number' && fact.value >= least && fact.value <= (most ?? fact.value)
      ? [fact.value]
      : [],
  );
}

/** One evaluation of an expression over the facts of a record. */
interface Asked {
  vocabulary: Vocabulary;
  read: Read;
  run(read: Read): Verdict;
}

/**
 * Gives, where a count is not known but bounded, the verdict on which every count that is possible agrees; null where they
 * differ, where any of them leaves it unknown, and where the expression asks for no such count.
 */
export function whateverTheCount(checked: Checked, empty: Empty): (asked: Asked) => Verdict | null {
  let condition: Condition | null = null;
  return ({ vocabulary, read, run }) => {
    for (const { key, source } of checked.bindings.values()) {
      const bounds = source.bounds?.(vocabulary) ?? null;
      if (bounds === null) continue;
      condition ??= conditionOf(checked, empty);
      const verdicts = standIns(condition, key, bounds).map((count) =>
        run((binding) => (binding.key === key ? known(count) : read(binding))),
      );
      const [first] = verdicts;
      if (first && first.state !== 'unknown' && verdicts.every(({ state }) => state === first.state)) return first;
    }
    return null;
  };
}
