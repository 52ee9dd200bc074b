import { describe, expect, it } from 'vitest';
import { changesOf } from '../../../../components/blueprint/edit/changes.ts';
import { assess } from '../../../../lib/assess/index.ts';
import { blueprintWith, defaultBlueprint } from '../../../fixtures/blueprint.ts';
import { singleThreadedDeal } from '../../../fixtures/deals.ts';
import { NOW } from '../../../fixtures/snapshot.ts';

const before = assess(singleThreadedDeal(), defaultBlueprint, null, NOW);

describe('what another blueprint changes about a verdict', () => {
  it('is nothing for the same blueprint', () => {
    expect(changesOf(before, before)).toEqual({ raised: [], cleared: [], criteria: [], parts: [], stage: null });
  });

  it('names the parts of health whose weight moved', () => {
    const after = assess(
      singleThreadedDeal(),
      blueprintWith(['multi_threading: 30, momentum: 15', 'multi_threading: 40, momentum: 5']),
      null,
      NOW,
    );
    const parts = changesOf(before, after).parts.map(({ id, before: was, after: is }) => [id, was.weight, is.weight]);
    expect(parts).toEqual(
      expect.arrayContaining([
        ['multi_threading', 30, 40],
        ['momentum', 15, 5],
      ]),
    );
  });

  it('names the flag that is no longer raised', () => {
    const after = assess(
      singleThreadedDeal(),
      blueprintWith(['single_threaded: { severity: act, threads: 1', 'single_threaded: { severity: act, threads: 0']),
      null,
      NOW,
    );
    expect(before.flags.map(({ id }) => id)).toContain('single_threaded');
    expect(changesOf(before, after).cleared).toEqual(['single_threaded']);
  });
});
