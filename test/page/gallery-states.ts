import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Form, type Gallery, openGallery } from '../gallery/gallery.ts';

/** States that together hold every kind of element. */
export const VARIED = [
  'deal',
  'not_connected',
  'broken_blueprint',
  'loading',
  'hidden',
  'account_churn',
  'options_first',
  'options_connected',
];

/** States without an element that others do not have: drawn in one form, where they are least likely to fit. */
export const ALIKE = ['many_stays', 'account_renewal', 'account_quiet', 'account_former', 'account_long_texts'];

/** States that are drawn in a form, and how it is called. */
interface Drawn {
  name: string;
  form: Form;
  states: readonly string[];
}

/** Draws states one after another: each can be used by everybody (axe) and stays within its width. */
export function drawEach(all: readonly Drawn[]): void {
  let gallery: Gallery;
  beforeAll(async () => {
    gallery = await openGallery();
  });
  afterAll(() => gallery.close());

  describe.each(all)('panel and pages $name', ({ form, states }) => {
    it.each(states)('%s can be used by everybody and stays within its width', async (state) => {
      const page = await gallery.show(state, form);
      expect(await gallery.violations()).toEqual([]);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBeLessThanOrEqual(form.width);
    });
  });
}
