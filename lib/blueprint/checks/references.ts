import type { Finding } from '../problem.ts';
import type { BlueprintDocument } from '../schema.ts';
import { customerReferences } from './references/customers.ts';
import { kindsOf } from './references/kinds.ts';
import { lifecycleReferences } from './references/lifecycle.ts';
import { marketReferences } from './references/market.ts';
import { organisationReferences } from './references/organisation.ts';
import { signalReferences } from './references/signals.ts';

/** Every reference to a part (a seat, a stage, a playbook, a signal type, …) that the blueprint does not declare. */
export function unknownReferences(document: BlueprintDocument): Finding[] {
  const kinds = kindsOf(document);
  return [
    ...organisationReferences(document, kinds),
    ...marketReferences(document, kinds),
    ...lifecycleReferences(document, kinds),
    ...customerReferences(document, kinds),
    ...signalReferences(document, kinds),
  ];
}
