import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { keepStripWords, STRIP_MESSAGES } from '../../../lib/services/strip-words.ts';
import { WORDS_KEY } from '../../../lib/strip-words.ts';

/** A storage area that counts what is written to it. */
function area() {
  const kept: Record<string, unknown> = {};
  const written: unknown[] = [];
  return {
    kept,
    written,
    get: async () => ({ ...kept }),
    set: async (items: Record<string, unknown>) => {
      written.push(items);
      Object.assign(kept, items);
    },
  };
}

describe('the strip’s words in storage', () => {
  test('are in every language for every name', () => {
    for (const language of ['en', 'de', 'fr', 'es', 'ja']) {
      const messages: unknown = parse(readFileSync(`lib/i18n/locales/${language}.yml`, 'utf8'));
      const lookUp = (at: unknown, name: string): unknown => {
        for (const [key, value] of Object.entries(Object(at))) {
          if (key === name) return value;
          const found = name.startsWith(`${key}_`) ? lookUp(value, name.slice(key.length + 1)) : undefined;
          if (found !== undefined) return found;
        }
        return undefined;
      };
      const missing = STRIP_MESSAGES.filter((name) => typeof lookUp(messages, name) !== 'string');
      expect(missing, language).toEqual([]);
    }
  });

  test('keep their places unfilled, and are written once for a language', async () => {
    const local = area();
    const english = (name: string, values: string[]) => `${name} ${values[0]} of ${values[1]}`;
    await keepStripWords(local, english);
    await keepStripWords(local, english);
    expect(local.kept[WORDS_KEY]).toMatchObject({ strip_engaged: 'strip_engaged $1 of $2' });
    expect(local.written).toHaveLength(1);
    await keepStripWords(local, (name) => `${name} auf Deutsch`);
    expect(local.kept[WORDS_KEY]).toMatchObject({ strip_engaged: 'strip_engaged auf Deutsch' });
  });
});
