import { expect, test } from 'vitest';
import { assess } from '../../../lib/assess/index.ts';
import type { Snapshot } from '../../../lib/record/snapshot.ts';
import { stripOf } from '../../../lib/services/strip.ts';
import { StripState } from '../../../lib/strip-state.ts';
import { defaultBlueprint } from '../../fixtures/blueprint.ts';
import { healthyDeal, singleThreadedDeal } from '../../fixtures/deals.ts';
import { aSnapshot, NOW, PIPELINE } from '../../fixtures/snapshot.ts';

function strip(snapshot: Snapshot) {
  const assessment = assess(snapshot, defaultBlueprint, null, NOW);
  return { assessment, state: stripOf(snapshot.ref, 'fresh', assessment, null) };
}

test('a strip says what the assessment says: rounded health, one dot a required function, the first flag, the rest', () => {
  const { assessment, state } = strip(singleThreadedDeal());
  expect(StripState.parse(state)).toEqual(state);
  expect(state.health).toBe(Math.round(assessment.health.score ?? Number.NaN));
  expect(state.dots).toHaveLength(assessment.group.required);
  expect([...state.dots].filter((dot) => dot === 'e')).toHaveLength(assessment.group.engaged);
  expect(state.headline).toBe(assessment.flags[0]?.id);
  expect(state.more).toBe(assessment.flags.length - 1);
});

test('a deal with nothing to say of it has no headline and nothing more', () => {
  const { assessment, state } = strip(healthyDeal());
  expect({ flags: assessment.flags, state }).toMatchObject({
    flags: [],
    state: { headline: null, severity: null, more: 0 },
  });
});

test('a deal whose threads may be hidden is sound only as far as can be seen', () => {
  expect(strip(healthyDeal()).state.band).toBe('sound');
  const gaps = [{ about: 'interactions.email', why: 'hidden', remedy: 'grant_scope', detail: null } as const];
  const { assessment, state } = strip({ ...healthyDeal(), gaps });
  expect(assessment.health.band).toBe('sound');
  expect(state.band).toBe('sound_so_far');
});

test('what is unknown is no number', () => {
  const snapshot = aSnapshot({
    gaps: [
      { about: 'people', why: 'hidden', remedy: 'grant_scope', detail: 'crm.objects.contacts.read' },
      { about: 'interactions', why: 'hidden', remedy: 'grant_scope', detail: null },
    ],
  });
  const { state } = strip(snapshot);
  expect(state).toMatchObject({ health: null, band: 'not_enough_known' });
  expect(state.dots).toMatch(/^u+$/);
});

test('people whose interactions could not be read are not counted as not engaged', () => {
  const gap = { about: 'interactions', why: 'not_loaded', remedy: 'reload', detail: null } as const;
  const { assessment, state } = strip({ ...singleThreadedDeal(), interactions: [], gaps: [gap] });
  expect(assessment.group.coverage).toBeNull();
  expect(state.dots).toMatch(/u/);
});

test('a closed deal is closed, whatever its health was', () => {
  const snapshot = aSnapshot({
    pipeline: PIPELINE,
    deal: { stage: 'closedlost', outcome: 'lost', closedAt: NOW },
  });
  expect(strip(snapshot).state).toMatchObject({ band: 'closed', headline: null, more: 0 });
});
