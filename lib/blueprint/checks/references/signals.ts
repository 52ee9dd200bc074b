import type { Finding } from '../../problem.ts';
import type { BlueprintDocument } from '../../schema.ts';
import { type Kinds, referEach } from './kinds.ts';

/** References of signals, tensions and routes. */
export function signalReferences({ signals, tensions, routing }: BlueprintDocument, kinds: Kinds): Finding[] {
  return [
    ...signals.flatMap(({ source }, index) => kinds.system(['signals', index, 'source'], source)),
    ...tensions.flatMap(({ between, owner, playbook }, index) => [
      ...between.flatMap(({ types }, pole) =>
        referEach(kinds.signal, ['tensions', index, 'between', pole, 'types'], types),
      ),
      ...kinds.seat(['tensions', index, 'owner'], owner),
      ...kinds.playbook(['tensions', index, 'playbook'], playbook),
    ]),
    ...routing.flatMap(({ on, to, playbook, depends_on }, index) => [
      ...referEach(kinds.signal, ['routing', index, 'on', 'types'], on.types),
      ...kinds.seat(['routing', index, 'to'], to),
      ...kinds.playbook(['routing', index, 'playbook'], playbook),
      ...referEach(kinds.system, ['routing', index, 'depends_on'], depends_on),
    ]),
  ];
}
