/**
 * Key in `storage.local` of the strip's words in the user's language, by message name, with `$1`, `$2`, … unfilled. The
 * background keeps them there: a page's first question to `i18n` waits for the browser to send it every message we have.
 */
export const WORDS_KEY = 'words';
