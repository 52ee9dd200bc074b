import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Form, GALLERY, type Gallery, openGallery, PLAIN } from '../gallery/gallery.ts';

const FORMS: Record<string, Form> = {
  'in light': PLAIN,
  'in dark, narrow, with all details open': { ...PLAIN, scheme: 'dark', width: 320, open: true },
  'in high contrast': { ...PLAIN, contrast: 'more' },
  'in forced colours, in German': { ...PLAIN, forcedColors: 'active', scheme: 'dark', language: 'de' },
};

describe.each(Object.entries(FORMS))('panel and options %s', (_, form) => {
  let gallery: Gallery;
  beforeAll(async () => {
    gallery = await openGallery();
  });
  afterAll(() => gallery.close());

  it.each(GALLERY)('%s can be used by everybody and stays within its width', async (state) => {
    const page = await gallery.show(state, form);
    expect(await gallery.violations()).toEqual([]);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(form.width);
  });
});
