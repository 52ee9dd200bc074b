import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { assess } from '../../../lib/assess/index.ts';
import type { Blueprint } from '../../../lib/blueprint/blueprint.ts';
import { loadBlueprint } from '../../../lib/blueprint/load.ts';
import { defaultBlueprint, defaultText } from '../../fixtures/blueprint.ts';
import { anInteraction, aPerson, aSnapshot, NOW, visitsOf } from '../../fixtures/snapshot.ts';

// Each example is judged with its history; a busy machine takes its time for that.
vi.setConfig({ testTimeout: 180_000 });

const LABELS: Record<string, string> = {
  economic_buyer: 'Decision maker',
  champion: 'Champion',
  technical: 'Technical evaluator',
  legal: 'Legal',
  security: 'Security',
};
const STAGES = [
  ['qualifiedtobuy', 'education'],
  ['presentationscheduled', 'selection'],
  ['contractsent', 'commitment'],
] as const;

/** Points for people and for momentum; the loader rejects those that break the law. */
const WEIGHTS = [
  [30, 15],
  [20, 30],
  [12, 24],
  [10, 16],
  [8, 8],
  [5, 30],
  [50, 4],
] as const;

/** The default blueprint with other weights for people and momentum; null where the loader rejects them. */
function weighing(threads: number, momentum: number): Blueprint | null {
  const others = (100 - threads - momentum) / 4;
  const weights = `multi_threading: ${threads}, momentum: ${momentum}, stage_gate: ${others}, pace: ${others}, plan: ${others}, signals: ${others}`;
  const loaded = loadBlueprint(defaultText.replace(/multi_threading: 30,.*signals: 10/, weights));
  return loaded.ok ? loaded.blueprint : null;
}

test('as many healthy threads as the stage asks, with modest momentum, never score below one thread at full speed', () => {
  const allowed = WEIGHTS.flatMap(([threads, momentum]) => weighing(threads, momentum) ?? []);
  expect(allowed.length).toBeGreaterThan(2);
  expect(allowed.length).toBeLessThan(WEIGHTS.length);
  const given = fc.record({
    where: fc.constantFrom(...STAGES),
    age: fc.double({ min: 0, max: 14, noNaN: true }),
    busy: fc.integer({ min: 1, max: 40 }),
    only: fc.constantFrom(...Object.values(LABELS)),
    blueprint: fc.constantFrom(...allowed),
    employees: fc.constantFrom(50, 500, 5000),
  });
  fc.assert(
    fc.property(given, ({ where: [crmStage, stageId], age, busy, only, blueprint, employees }) => {
      const stage = defaultBlueprint.document.lifecycle.find(({ id }) => id === stageId);
      const required =
        (employees >= 1000 ? stage?.required_by_segment?.enterprise : undefined) ?? stage?.required_functions ?? [];
      const people = required.map((id, index) => aPerson(String(index), { role: LABELS[id] ?? '' }));
      while (people.length < (stage?.healthy.threads ?? 0)) people.push(aPerson(String(people.length)));
      const frame = {
        visits: visitsOf([crmStage, 5]),
        deal: { stage: crmStage },
        account: { employees: { known: true as const, value: employees } },
      };
      const group = aSnapshot({ ...frame, people, interactions: people.map(({ id }) => anInteraction(age, [id])) });
      const calls = Array.from({ length: busy }, (_, index) => anInteraction(index / 2, ['1'], { id: `i${index}` }));
      const single = aSnapshot({ ...frame, people: [aPerson('1', { role: only })], interactions: calls });
      const score = (snapshot: typeof group) => assess(snapshot, blueprint, null, NOW).health.score ?? Number.NaN;
      expect(score(group)).toBeGreaterThanOrEqual(score(single) - 1e-9);
    }),
    { numRuns: 100 },
  );
});
