import { resolve } from 'node:path';
import { generateChromeMessages, parseMessagesFile } from '@wxt-dev/i18n/build';

/** The languages of the interface, as the locale files name them. */
export const LANGUAGES = ['en', 'de', 'fr', 'es', 'ja'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The messages of a language as the build hands them to the browser. */
export async function messagesOf(language: Language): Promise<Record<string, string>> {
  const file = resolve(import.meta.dirname, `../../lib/i18n/locales/${language}.yml`);
  const messages = generateChromeMessages(await parseMessagesFile(file));
  return Object.fromEntries(Object.entries(messages).map(([key, { message }]) => [key, message]));
}
