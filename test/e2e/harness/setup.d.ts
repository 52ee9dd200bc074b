/** The setup is JavaScript, because it runs before anything is installed; this is what the tests use of it. */
declare module '*/setup/browsers.mjs' {
  /**
   * The path of an installed browser, or null where there is none. `CHROMIUM_PATH` and `FIREFOX_PATH` win.
   *
   * @throws when the variable names a file that is not there
   */
  export function findBrowser(name: 'chromium' | 'firefox'): Promise<string | null>;
}
