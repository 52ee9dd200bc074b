import { readFile } from 'node:fs/promises';
import { benchmarksOf } from '../../../lib/assess/benchmarks.ts';
import { assess } from '../../../lib/assess/index.ts';
import type { Assessment } from '../../../lib/assess/schema/assessment.ts';
import { askedOfDeal } from '../../../lib/blueprint/asked.ts';
import { loadBlueprint } from '../../../lib/blueprint/load.ts';
import { createHubSpot } from '../../../lib/crm/hubspot/index.ts';
import { directStandIn } from '../../crm/hubspot/api/serve.ts';
import { TOKENS } from '../../crm/hubspot/api/tokens.ts';
import { DEMO } from '../../crm/world/demo.ts';

/** What the default blueprint says of every demo deal by its id, read the way the extension reads it. */
export async function demoVerdicts(instant: string): Promise<Map<string, Assessment>> {
  const loaded = loadBlueprint(await readFile('lib/blueprint/default.yaml', 'utf8'));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  const { blueprint } = loaded;
  const standIn = directStandIn({ seed: 7, instant });
  const budget = new Map<string, unknown>();
  const budgets = {
    get: async (key: string) => budget.get(key),
    put: async (key: string, value: unknown) => void budget.set(key, value),
  };
  const kept = new Map<string, { at: string; value: unknown }>();
  const options = {
    signal: new AbortController().signal,
    now: () => instant,
    properties: askedOfDeal(blueprint, 'hubspot'),
    metadata: {
      shown: async () => askedOfDeal(blueprint, 'hubspot'),
      get: async (_: unknown, name: string) => kept.get(name) ?? null,
      put: async (_: unknown, name: string, value: unknown) => void kept.set(name, { at: instant, value }),
    },
  };
  const hubSpot = createHubSpot({ budgets, fetch: standIn.fetch });
  const connection = await hubSpot.connect(TOKENS.demo, options);
  const benchmarks = benchmarksOf(await hubSpot.sampleDeals(connection, options), blueprint);
  const verdicts = new Map<string, Assessment>();
  for (const { id } of Object.values(DEMO)) {
    const ref = { crm: 'hubspot', org: '4711001', kind: 'deal', id } as const;
    const { snapshot } = await hubSpot.readDeal(connection, ref, { ...options, previous: null });
    verdicts.set(id, assess(snapshot, blueprint, benchmarks, instant));
  }
  return verdicts;
}
