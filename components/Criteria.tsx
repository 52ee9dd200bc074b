import type { AssessedCriterion } from '../lib/assess/schema/gate.ts';
import { CriterionItem } from './CriterionItem.tsx';

const ORDER = { unmet: 0, unknown: 1, met: 2 };

/** Criteria: unmet first, then unknown, then met. */
export function Criteria(props: { criteria: AssessedCriterion[] }) {
  const sorted = props.criteria.toSorted((a, b) => ORDER[a.state] - ORDER[b.state]);
  return (
    <ul class="criteria">
      {sorted.map((criterion) => (
        <CriterionItem key={criterion.id} criterion={criterion} />
      ))}
    </ul>
  );
}
