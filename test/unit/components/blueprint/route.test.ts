import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOf, PAGES, routeOf, startOf } from '../../../../components/blueprint/route.ts';

describe('the routes of the Blueprint page', () => {
  it('lead back from the hash to any place of any document', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (path) => {
        fc.pre(path.isWellFormed());
        expect(routeOf(hashOf({ page: 'handbook', path }))).toEqual({ page: 'handbook', path });
      }),
    );
  });

  it.each(PAGES)('lead to the start of %s', (page) => {
    expect(routeOf(hashOf(startOf(page)))).toEqual(startOf(page));
  });

  it.each(['', '#', '#/', '#/nonsense/x', '#/handbook/', '#/handbook/%E0%A4%A'])(
    'show the handbook for the hash "%s"',
    (hash) => {
      expect(routeOf(hash).page).toBe('handbook');
    },
  );
});
