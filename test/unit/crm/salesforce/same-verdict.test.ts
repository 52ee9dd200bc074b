import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { benchmarksOf } from '../../../../lib/assess/benchmarks.ts';
import { assess } from '../../../../lib/assess/index.ts';
import { askedOfDeal } from '../../../../lib/blueprint/asked.ts';
import { loadBlueprint } from '../../../../lib/blueprint/load.ts';
import { DEMO, type DemoKey } from '../../../crm/world/demo.ts';
import { unexplained, unsharedGaps } from '../../../e2e/harness/lacks.ts';
import { demoVerdicts } from '../../crm-standin/demo-verdicts.ts';
import { holdTime, settled } from '../support.ts';
import { deal, INSTANT, office } from './org.ts';

beforeAll(() => holdTime(INSTANT));
afterAll(() => vi.useRealTimers());

it('the demo deals are told alike by both CRMs, but for facts that one of them lacks and whose lack it admits', {
  timeout: 120_000,
}, async () => {
  const fromHubSpot = await settled(demoVerdicts(INSTANT));
  const loaded = loadBlueprint(await readFile('lib/blueprint/default.yaml', 'utf8'));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  const { blueprint } = loaded;
  const at = office();
  const connection = await at.connect();
  const properties = askedOfDeal(blueprint, 'salesforce');
  const sample = await at.sample(connection, properties);
  const benchmarks = benchmarksOf({ ...sample, takenAt: INSTANT }, blueprint);
  const keys = Object.keys(DEMO).filter((key): key is DemoKey => key in DEMO);
  for (const key of keys) {
    const { snapshot } = await at.read(connection, deal(key), { properties });
    const hubSpot = fromHubSpot.get(DEMO[key].id);
    if (!hubSpot) throw new Error(`${key} was not judged`);
    const told = { hubSpot, salesforce: assess(snapshot, blueprint, benchmarks, INSTANT) };
    expect.soft(unexplained(told, at.standIn.world), key).toEqual([]);
    expect.soft(unsharedGaps(told), key).toEqual([]);
  }
});
