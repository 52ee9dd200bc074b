import { createI18n } from '@wxt-dev/i18n';
import type { GeneratedI18nStructure } from '#i18n';

/**
 * The interface's words in the browser's language, by key. Keys and placeholders are checked by the compiler against
 * `locales/en.yml`; names and other text of records go in as named substitutions, which are filled in after the plural
 * form has been chosen.
 */
export const { t } = createI18n<GeneratedI18nStructure>();
