import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { ASSESSMENTS } from '../fixtures/assessments.ts';
import { ACCOUNTS } from './accounts.ts';
import { CONTACTS } from './contacts.ts';
import { LANGUAGES, messagesOf } from './messages.ts';

const messages = await Promise.all(LANGUAGES.map(async (language) => [language, await messagesOf(language)]));

export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  define: {
    MESSAGES: JSON.stringify(Object.fromEntries(messages)),
    ASSESSMENTS: JSON.stringify(ASSESSMENTS),
    ACCOUNTS: JSON.stringify(ACCOUNTS),
    CONTACTS: JSON.stringify(CONTACTS),
  },
});
