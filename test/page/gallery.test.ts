import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Form, GALLERY, type Gallery, openGallery, PLAIN } from '../gallery/gallery.ts';

/** States that together hold every kind of element. */
const VARIED = ['deal', 'not_connected', 'blueprint_broken', 'loading', 'hidden', 'options_first', 'options_connected'];

const FORMS: [name: string, form: Form, states: string[]][] = [
  ['in light', PLAIN, GALLERY],
  ['in dark, narrow, with all details open', { ...PLAIN, scheme: 'dark', width: 320, open: true }, GALLERY],
  ['in high contrast', { ...PLAIN, contrast: 'more' }, VARIED],
  ['in forced colours, in German', { ...PLAIN, forcedColors: 'active', scheme: 'dark', language: 'de' }, VARIED],
];

describe.each(FORMS)('panel and options %s', (_, form, states) => {
  let gallery: Gallery;
  beforeAll(async () => {
    gallery = await openGallery();
  });
  afterAll(() => gallery.close());

  it.each(states)('%s can be used by everybody and stays within its width', async (state) => {
    const page = await gallery.show(state, form);
    expect(await gallery.violations()).toEqual([]);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(form.width);
  });
});
