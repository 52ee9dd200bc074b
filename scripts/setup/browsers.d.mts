/** The path of an installed browser, or null where there is none. `CHROMIUM_PATH` and `FIREFOX_PATH` win. */
export function findBrowser(name: 'chromium' | 'firefox'): string | null;
