import { fileURLToPath } from 'node:url';
import { parseMessagesFile } from '@wxt-dev/i18n/build';
import { describe, expect, it } from 'vitest';
import { LANGUAGES, messagesOf } from '../../gallery/messages.ts';

const [reference, ...others] = LANGUAGES;

/** What a message may be filled with, and whether it has plural forms, by key. */
async function shapeOf(language: string) {
  const file = fileURLToPath(new URL(`../../../lib/i18n/locales/${language}.yml`, import.meta.url));
  const messages = await parseMessagesFile(file);
  return Object.fromEntries(
    messages.map(({ key, type, substitutions, namedSubstitutions }) => [
      key.join('.'),
      { plural: type === 'plural', substitutions, names: namedSubstitutions.toSorted() },
    ]),
  );
}

describe('the languages of the interface', () => {
  it.each(others)('%s says everything that English says, with the same placeholders', async (language) => {
    expect(await shapeOf(language)).toEqual(await shapeOf(reference));
  });

  it.each(['de', 'fr'] as const)(
    '%s ends no sentence with a date, whose month or unit may end with a stop of its own',
    async (language) => {
      const messages = Object.entries(await messagesOf(language));
      expect(messages.filter(([, message]) => /\{(?:day|since|due)\}\./.test(message))).toEqual([]);
    },
  );

  it.each(LANGUAGES)(
    '%s leaves no message empty and keeps the description within what stores allow',
    async (language) => {
      const messages = await messagesOf(language);
      const empty = Object.entries(messages).filter(([, message]) => message.trim() === '');
      expect(empty).toEqual([]);
      expect(messages.extension_description?.length).toBeLessThanOrEqual(132);
    },
  );
});
