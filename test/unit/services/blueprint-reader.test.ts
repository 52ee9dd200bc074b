import { beforeEach, describe, expect, it, vi } from 'vitest';
import { blueprintReader } from '../../../lib/services/blueprint-reader.ts';
import type { Area } from '../../../lib/store/area.ts';
import { defaultText } from '../../fixtures/blueprint.ts';
import { areaOf } from '../store/area.ts';

const TODAY = '2026-11-02';
const OTHER = defaultText.replace(/^name: .*$/m, 'name: Other');
let session: Area;

/** The name of the blueprint that a new worker reads, with `Kept:` before it where it was kept by an earlier one. */
async function nameRead(product: string, text: string, today: string): Promise<string> {
  const read = await blueprintReader(session, product)(text, today);
  if (!read.ok) throw new Error('does not load');
  return read.blueprint.document.name;
}

/** Marks the name in what is kept, which no reading of a text gives. */
async function mark(): Promise<void> {
  for (const [key, value] of Object.entries(await session.get(null))) {
    await session.set({ [key]: JSON.parse(JSON.stringify(value).replace(/"name":"/, '"name":"Kept: ')) });
  }
}

beforeEach(async () => {
  session = areaOf();
  await blueprintReader(session, '1.0.0')(defaultText, TODAY);
  await mark();
});

describe('a worker that wakes', () => {
  it('takes the blueprint as the last worker read it', async () => {
    expect(await nameRead('1.0.0', defaultText, TODAY)).toMatch(/^Kept: /);
  });

  it.each([
    ['another text', '1.0.0', OTHER, TODAY],
    ['another day, by which other reviews are overdue', '1.0.0', defaultText, '2026-11-03'],
    ['another version of Plumbline', '1.0.1', defaultText, TODAY],
  ])('reads anew for %s', async (_, product, text, today) => {
    expect(await nameRead(product, text, today)).not.toMatch(/^Kept: /);
  });

  it('reads anew where what was kept is no blueprint', async () => {
    for (const [key, value] of Object.entries(await session.get(null))) {
      await session.set({ [key]: { ...Object(value), plain: { lines: 'gone' } } });
    }
    expect(await nameRead('1.0.0', defaultText, TODAY)).not.toMatch(/^Kept: /);
  });

  it('says what is wrong with a broken text each time', async () => {
    const read = blueprintReader(session, '1.0.0');
    for (const _ of [1, 2]) expect(await read('plumbline: 2', TODAY)).toMatchObject({ ok: false });
  });

  it('reads where the browser keeps nothing', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    session = { ...areaOf(), set: () => Promise.reject(new Error('quota exceeded')) };
    expect(await nameRead('1.0.0', defaultText, TODAY)).not.toBe('');
    expect(warn).toHaveBeenCalledOnce();
    warn.mockRestore();
  });
});
