import type { Finding } from '../../problem.ts';
import type { BlueprintDocument } from '../../schema.ts';
import { type Kinds, referEach } from './kinds.ts';

/** References of customer health, of systems and of the fields they claim. */
export function customerReferences(document: BlueprintDocument, kinds: Kinds): Finding[] {
  const { customer_health, systems, sources } = document;
  const renewal = ['customer_health', 'renewal'];
  return [
    ...(customer_health?.usage ?? []).flatMap(({ value }, index) =>
      kinds.signal(['customer_health', 'usage', index, 'value'], 'signal' in value ? value.signal : undefined),
    ),
    ...referEach(kinds.function, [...renewal, 'required_functions'], customer_health?.renewal?.required_functions),
    ...kinds.playbook([...renewal, 'playbook'], customer_health?.renewal?.playbook),
    ...Object.entries(systems).flatMap(([id, { owner }]) => kinds.seat(['systems', id, 'owner'], owner)),
    ...sources.flatMap(({ claims }, index) =>
      claims.flatMap(({ source }, item) => kinds.system(['sources', index, 'claims', item, 'source'], source)),
    ),
  ];
}
