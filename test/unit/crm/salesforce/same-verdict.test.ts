import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { benchmarksOf } from '../../../../lib/assess/benchmarks.ts';
import { assess } from '../../../../lib/assess/index.ts';
import type { Assessment } from '../../../../lib/assess/schema/assessment.ts';
import { loadBlueprint } from '../../../../lib/blueprint/load.ts';
import { DEMO, type DemoKey } from '../../../crm/world/demo.ts';
import { demoVerdicts } from '../../crm-standin/demo-verdicts.ts';
import { holdTime, settled } from '../support.ts';
import { deal, INSTANT, office } from './org.ts';

beforeAll(() => holdTime(INSTANT));
afterAll(() => vi.useRealTimers());

/** What is said of a deal, without the names and ids that each CRM has of its own. */
function verdictOf({ position, health, group, pace, flags, gate, segment, subject }: Assessment) {
  return {
    stage: position.stage,
    track: position.track.map(({ state }) => state),
    segment: segment ?? null,
    band: health.band,
    score: health.score === null ? null : Math.round(health.score * 10) / 10,
    functions: group.functions.map(({ id, state }) => [id, state]),
    people: group.people.map(({ name, engagement, function: place, hidden }) => [name, engagement, place, hidden]),
    coverage: group.coverage,
    threads: group.activeThreads,
    days: pace.days,
    benchmark: pace.benchmark,
    stuck: pace.stuck,
    odds: pace.odds,
    exit: gate.exit.map(({ id, state }) => [id, state]),
    entry: gate.entry.map(({ id, state }) => [id, state]),
    flags: flags.map(({ id, folds }) => [id, folds]),
    amount: subject.amount,
    crmScore: subject.crmScore,
  };
}

it('the demo deals get the same verdict from both CRMs', { timeout: 120_000 }, async () => {
  const fromHubSpot = await settled(demoVerdicts(INSTANT));
  const loaded = loadBlueprint(await readFile('lib/blueprint/default.yaml', 'utf8'));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  const { blueprint } = loaded;
  const at = office();
  const connection = await at.connect();
  const benchmarks = benchmarksOf({ ...(await at.sample(connection)), takenAt: INSTANT }, blueprint);
  const keys = Object.keys(DEMO).filter((key): key is DemoKey => key in DEMO);
  for (const key of keys) {
    const { snapshot } = await at.read(connection, deal(key), { properties: blueprint.properties });
    const expected = fromHubSpot.get(DEMO[key].id);
    if (!expected) throw new Error(`${key} was not judged`);
    expect.soft(verdictOf(assess(snapshot, blueprint, benchmarks, INSTANT)), key).toEqual(verdictOf(expected));
  }
});
