/** Stands in for the browser's own `i18n`, so that components speak outside an extension; call before they are imported. */
export function installBrowser(language: string, messages: Record<string, string>): void {
  const i18n = {
    getUILanguage: () => language,
    getMessage: (key: string, values: string | string[] = []) => fill(messages[key] ?? '', [values].flat()),
  };
  Object.assign(globalThis, { browser: { runtime: { id: 'gallery' }, i18n } });
}

function fill(message: string, values: string[]): string {
  return message.replaceAll(/\$(\d)/g, (_, place: string) => values[Number(place) - 1] ?? '');
}
