import fc from 'fast-check';
import { expect, it } from 'vitest';
import { apart } from '../../../components/account/usage-plot.ts';

it('labels of levels never overlap, keep their order and stay within the chart', () => {
  const levels = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(levels, (places) => {
      const moved = apart(places, 17);
      const byLevel = places.map((_, index) => index).sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0) || a - b);
      const sorted = byLevel.map((index) => moved[index] ?? Number.NaN);
      for (const [index, place] of sorted.entries()) {
        expect(place).toBeGreaterThanOrEqual(0);
        expect(place).toBeLessThanOrEqual(100);
        if (index > 0) expect(place - (sorted[index - 1] ?? 0)).toBeGreaterThanOrEqual(17 - 1e-9);
      }
    }),
  );
});

it('levels that are apart already keep their places', () => {
  expect(apart([20, 90, 55], 17)).toEqual([20, 90, 55]);
});
