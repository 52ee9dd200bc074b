/**
 * Saves a picture of every state of panel and options page and asks axe about it.
 * `npx node test/gallery/shoot.ts OUT [state …]`; the variables LANGUAGE=de, SCHEME=dark, CONTRAST=more, FORCED=1, WIDTH=320 and
 * OPEN=1 (all details) change the form.
 */
import { mkdir } from 'node:fs/promises';
import { GALLERY, openGallery, PLAIN } from './gallery.ts';

const [out = 'gallery', ...wanted] = process.argv.slice(2);
const { LANGUAGE, SCHEME, CONTRAST, FORCED, WIDTH, OPEN } = process.env;
const form = {
  ...PLAIN,
  ...(LANGUAGE ? { language: LANGUAGE } : {}),
  ...(SCHEME === 'dark' ? { scheme: 'dark' as const } : {}),
  ...(CONTRAST === 'more' ? { contrast: 'more' as const } : {}),
  ...(FORCED ? { forcedColors: 'active' as const } : {}),
  ...(WIDTH ? { width: Number(WIDTH) } : {}),
  open: Boolean(OPEN),
};
const name = [form.scheme, form.language, ...(CONTRAST ? ['contrast'] : []), ...(FORCED ? ['forced'] : [])].join('-');

await mkdir(out, { recursive: true });
const gallery = await openGallery();
let violations = 0;
for (const state of wanted.length > 0 ? wanted : GALLERY) {
  const page = await gallery.show(state, form);
  await page.screenshot({ path: `${out}/${state}-${name}.png`, fullPage: true });
  for (const line of await gallery.violations()) {
    violations += 1;
    console.log(`${state}: ${line}`);
  }
}
console.log(`${violations} violations`);
await gallery.close();
process.exitCode = violations > 0 ? 1 : 0;
