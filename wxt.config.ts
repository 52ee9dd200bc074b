import { defineConfig } from 'wxt';
import { API_HOSTS, UI_HOSTS } from './lib/crm/hubspot/hosts.ts';
import { HOST_PATTERNS, OPTIONAL_HOST_PATTERNS } from './lib/crm/salesforce/hosts.ts';
import { hostPattern } from './lib/host-pattern.ts';

/** Fixes the id of the unpacked Chromium build; the store gives the published one its own. */
const UNPACKED_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAqWNE/dG9Qq4Rv3X6lcBFstAlQRN/ubDQjg9+pmRCHrtmm0ECq2e52E1Hn91wUgW7QvKTVuS1KnbZHuKwFLOqT2B3+/lhJygBNkTgLwOYy1jiL2hTfVKokhBv1M9o7EadOs2QkgSqRuhKDTtIykY2+bAqxJuaSnqQqLl1XrOuvydP8RE4sY3s1PqpeqDR2TV/OhC+660lyr8Of+UJ+DShFLaEjvqSbIGL6QKjzf9qy+Q9zV3XkKD4GgkeGts7f9PvtY1pJMOY07wIYlfN1FIY66hGRRDtvC8j4V0xVHVLoNLj/7jblB1xBCa3fn9WakZcGRzYXpg+qL5Ps/q0uSDZ9QIDAQAB';

/**
 * Starts content scripts by nothing but the `main.ts` beside their definition, which is for the build alone. WXT's own start
 * tells the page that we are there, lets the page switch us off, and takes bytes that every page would pay for.
 */
const BARE_CONTENT_SCRIPTS = {
  name: 'plumbline:bare-content-scripts',
  enforce: 'pre' as const,
  transform(code: string, id: string) {
    if (!id.includes('virtual:wxt-content-script-isolated-world-entrypoint')) return undefined;
    const [, folder] = /^import definition from "(.*)index\.ts";$/m.exec(code) ?? [];
    if (folder === undefined) throw new Error('WXT starts content scripts in a new way: look at wxt.config.ts');
    return { code: `import { main } from '${folder}main.ts';\nexport default main();`, map: null };
  },
};

/**
 * Keeps content scripts, and the style sheets in them, to ASCII, which browsers hold in one byte a character where all
 * others take two.
 */
const ASCII_CONTENT_SCRIPTS = {
  name: 'plumbline:ascii-content-scripts',
  enforce: 'post' as const,
  transform(code: string, id: string) {
    if (!id.endsWith('.css?inline')) return undefined;
    return { code: code.replace(/[^\0-\x7f]/g, (at) => `\\\\${at.charCodeAt(0).toString(16)} `), map: null };
  },
  generateBundle(_options: unknown, bundle: Record<string, { fileName: string; code?: string }>) {
    for (const chunk of Object.values(bundle)) {
      if (!chunk.fileName.startsWith('content-scripts/') || chunk.code === undefined) continue;
      chunk.code = chunk.code.replace(/[^\0-\x7f]/g, (at) => `\\u${at.charCodeAt(0).toString(16).padStart(4, '0')}`);
    }
  },
};

/** Salesforce's pages and its API share their hosts, so that both lists hold them. */
const HUBSPOT_PATTERNS = UI_HOSTS.map(hostPattern);
const UI_PATTERNS = [...HUBSPOT_PATTERNS, ...HOST_PATTERNS];
const API_PATTERNS = [...API_HOSTS.map(hostPattern), ...HOST_PATTERNS];

/** A host that is allowed later may be framed in and asked as any other. */
const sources = (patterns: readonly string[]) =>
  [...patterns, ...OPTIONAL_HOST_PATTERNS].map((pattern) => pattern.replace(/\/\*$/, '')).join(' ');

/** Where blueprints and signal feeds are published: each host is asked for on its own, when a person names it. */
const ANY_HOST = 'https://*/*';

/** Pages of ours load nothing but themselves and talk over https alone; only CRM pages may frame them. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  'connect-src https:',
  "base-uri 'none'",
  "form-action 'none'",
  `frame-ancestors 'self' ${sources(UI_PATTERNS)}`,
].join('; ');

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  modules: ['@wxt-dev/i18n/module'],
  i18n: { localesDir: 'lib/i18n/locales' },
  manifest: ({ browser, mode, command }) => ({
    name: '__MSG_extension_name__',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    permissions: ['storage', 'alarms', 'identity', ...(browser === 'firefox' ? [] : ['sidePanel'])],
    host_permissions: [...new Set([...UI_PATTERNS, ...API_PATTERNS])],
    // Asked for on the options page by those who need them: rare hosts, our script on them, the browser's own session, the
    // host of a blueprint.
    optional_permissions: ['cookies', 'scripting'],
    optional_host_permissions: [...OPTIONAL_HOST_PATTERNS, ANY_HOST],
    // The panel beside the page, for those who do not want it over the page.
    ...(browser === 'firefox'
      ? {
          sidebar_action: {
            default_panel: 'panel.html',
            default_title: '__MSG_extension_name__',
            default_icon: 'icon/32.png',
            open_at_install: false,
          },
        }
      : { side_panel: { default_path: 'panel.html' } }),
    action: { default_title: '__MSG_extension_toggle__' },
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+P' }, description: '__MSG_extension_toggle__' },
    },
    // Before the page's own scripts, so that the strip is in the header before it is painted and keys come to us first.
    content_scripts: [
      { matches: HUBSPOT_PATTERNS, js: ['content-scripts/hubspot.js'], run_at: 'document_start' },
      { matches: [...HOST_PATTERNS], js: ['content-scripts/salesforce.js'], run_at: 'document_start' },
    ],
    web_accessible_resources: [
      {
        resources: ['panel.html'],
        matches: [...UI_PATTERNS, ...OPTIONAL_HOST_PATTERNS],
        ...(browser === 'firefox' ? {} : { use_dynamic_url: true }),
      },
    ],
    // The development server needs a policy of its own, which WXT supplies.
    ...(command === 'build' ? { content_security_policy: { extension_pages: CONTENT_SECURITY_POLICY } } : {}),
    // Firefox reads managed storage without a schema, and our addresses differ from profile to profile there anyway.
    ...(browser === 'firefox'
      ? {}
      : { minimum_chrome_version: '130', storage: { managed_schema: 'managed_schema.json' } }),
    ...(browser === 'firefox' || mode === 'store' ? {} : { key: UNPACKED_KEY }),
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'plumbline@plumbline.example',
              strict_min_version: '147.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : {}),
  }),
  vite: () => ({
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: { target: ['chrome130', 'firefox147'] },
    plugins: [BARE_CONTENT_SCRIPTS, ASCII_CONTENT_SCRIPTS],
  }),
});
