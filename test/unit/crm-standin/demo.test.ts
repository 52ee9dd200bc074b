import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Assessment } from '../../../lib/assess/schema/assessment.ts';
import { DEMO } from '../../crm/world/demo.ts';
import { holdTime, settled } from '../crm/support.ts';
import { demoVerdicts } from './demo-verdicts.ts';

/** What an expectation is held against, under its own names. */
function verdictOf(assessment: Assessment | undefined) {
  if (!assessment) throw new Error('the deal was not judged');
  const { group, health, pace, position } = assessment;
  return {
    stage: position.stage,
    band: health.band,
    coverage: group.coverage === null ? null : { engaged: group.engaged, required: group.required },
    benchmark: pace.benchmark.source,
    flags: assessment.flags.map(({ id }) => id),
    anywhere: assessment.flags.flatMap(({ id, folds }) => [id, ...folds]),
  };
}

describe.each([
  ['a Sunday morning', '2026-11-22T07:10:00.000Z'],
  ['a Wednesday evening', '2026-11-25T19:40:00.000Z'],
])('on %s', (_, instant) => {
  beforeEach(() => holdTime(instant));
  afterEach(() => vi.useRealTimers());

  it('the default blueprint says of every demo deal what it is there to show', { timeout: 120_000 }, async () => {
    const verdicts = await settled(demoVerdicts(instant));
    for (const { id, name, expect: expected } of Object.values(DEMO)) {
      const verdict = verdictOf(verdicts.get(id));
      expect.soft(verdict.stage, name).toBe(expected.stage);
      expect.soft(expected.bands, name).toContain(verdict.band);
      expect.soft(verdict.coverage, name).toEqual(expected.coverage);
      if (expected.benchmark !== 'any') expect.soft(verdict.benchmark, name).toBe(expected.benchmark);
      for (const flag of expected.flags) expect.soft(verdict.flags, name).toContain(flag);
      for (const flag of expected.without) expect.soft(verdict.anywhere, name).not.toContain(flag);
    }
  });
});
