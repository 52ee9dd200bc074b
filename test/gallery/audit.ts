import { audit } from '../../lib/assess/audit/index.ts';
import { observe } from '../../lib/assess/audit/observed.ts';
import { assess } from '../../lib/assess/index.ts';
import type { Audit } from '../../lib/assess/schema/audit.ts';
import defaultText from '../../lib/blueprint/default.yaml?raw';
import { loadBlueprint } from '../../lib/blueprint/load.ts';
import type { Snapshot } from '../../lib/record/snapshot.ts';
import { ghostedDeal, healthyDeal, lostDeal, structurallyWeakDeal, unknownPipelineDeal } from '../fixtures/deals.ts';
import { ago, aSignal, NOW } from '../fixtures/snapshot.ts';

function auditOf(deals: readonly Snapshot[]): Audit {
  const loaded = loadBlueprint(defaultText);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  const { blueprint } = loaded;
  const observed = deals.map((deal, index) => {
    const snapshot = { ...deal, ref: { ...deal.ref, id: `4030000${index}` } };
    return observe(snapshot, assess(snapshot, blueprint, null, NOW), blueprint);
  });
  return audit(blueprint, observed, NOW);
}

const PASSED_ON = { step: 'handed_off' as const, by: 'jana.vetter@plumbworks.example', system: null };

/** An audit over a handful of deals, some sound and some adrift, one of them with signals. */
export const ADRIFT: Audit = auditOf([
  {
    ...healthyDeal(),
    signals: [
      aSignal(3, {
        hops: [
          { ...PASSED_ON, at: ago(2.9), as: 'web.visit' },
          { ...PASSED_ON, at: ago(2.7), as: null },
          { step: 'acted', at: ago(2.5), by: '501', system: null, as: null },
        ],
      }),
      aSignal(1, { type: 'chat.opened' }),
    ],
  },
  structurallyWeakDeal(),
  ghostedDeal(),
  unknownPipelineDeal(),
  lostDeal(),
]);

/** An audit before any record was read. */
export const UNREAD: Audit = auditOf([]);
