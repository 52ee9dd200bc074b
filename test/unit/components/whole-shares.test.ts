import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wholeShares } from '../../../components/words/whole-shares.ts';

test('shares that would be rounded up one by one add up to the score', () => {
  expect(wholeShares([11.7, 4.55, 8, 14.4, 15, 6.6], 60.25)).toEqual([12, 4, 8, 14, 15, 7]);
});

test('what is not known stays so, and a score that is not shown is the sum of what is', () => {
  expect(wholeShares([11.5, null, 4.5], null)).toEqual([12, null, 4]);
});

test('whatever the shares are, they add up to the score, and none is a whole point away from its own', () => {
  const sharesArb = fc.array(fc.double({ min: 0, max: 30, noNaN: true }), { minLength: 1, maxLength: 7 });
  fc.assert(
    fc.property(sharesArb, (shares) => {
      const score = shares.reduce((sum, share) => sum + share, 0);
      const whole = wholeShares(shares, score).map((share) => share ?? Number.NaN);
      expect(whole.reduce((sum, share) => sum + share, 0)).toBe(Math.round(score));
      shares.forEach((share, index) => {
        expect(Math.abs((whole[index] ?? Number.NaN) - share)).toBeLessThanOrEqual(1);
      });
    }),
  );
});
