import { defineConfig } from 'wxt';

/** Fixes the id of the unpacked Chromium build; the store gives the published one its own. */
const UNPACKED_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAqWNE/dG9Qq4Rv3X6lcBFstAlQRN/ubDQjg9+pmRCHrtmm0ECq2e52E1Hn91wUgW7QvKTVuS1KnbZHuKwFLOqT2B3+/lhJygBNkTgLwOYy1jiL2hTfVKokhBv1M9o7EadOs2QkgSqRuhKDTtIykY2+bAqxJuaSnqQqLl1XrOuvydP8RE4sY3s1PqpeqDR2TV/OhC+660lyr8Of+UJ+DShFLaEjvqSbIGL6QKjzf9qy+Q9zV3XkKD4GgkeGts7f9PvtY1pJMOY07wIYlfN1FIY66hGRRDtvC8j4V0xVHVLoNLj/7jblB1xBCa3fn9WakZcGRzYXpg+qL5Ps/q0uSDZ9QIDAQAB';

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  modules: ['@wxt-dev/i18n/module'],
  i18n: { localesDir: 'lib/i18n/locales' },
  manifest: ({ browser, mode }) => ({
    name: '__MSG_extension_name__',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    permissions: ['storage'],
    host_permissions: [
      'https://app.hubspot.com/*',
      'https://*.hubspot.com/contacts/*',
      'https://api.hubapi.com/*',
      'https://*.hubapi.com/*',
    ],
    web_accessible_resources: [
      { resources: ['panel.html'], matches: ['https://*.hubspot.com/*'], use_dynamic_url: true },
    ],
    ...(browser === 'firefox' ? {} : { minimum_chrome_version: '130' }),
    ...(browser === 'firefox' || mode === 'store' ? {} : { key: UNPACKED_KEY }),
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'plumbline@plumbline.example',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : {}),
  }),
  vite: () => ({ oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } } }),
});
