/** What the bootstrap uses of the browser's own extension interface, so that it can run in a bare page too. */
export interface Extension {
  runtime: {
    /** Undefined once the extension was updated, removed or switched off under the open page; calls then throw. */
    readonly id?: string;
    getURL(path: '/panel.html'): string;
    sendMessage(message: unknown): Promise<unknown>;
    onMessage: {
      addListener(listener: (message: unknown) => void): void;
      removeListener(listener: (message: unknown) => void): void;
    };
  };
  i18n: { getMessage(name: string, values?: string[]): string };
  storage: {
    local: {
      get(keys: string[]): Promise<Record<string, unknown>>;
      set(values: Record<string, unknown>): Promise<void>;
    };
  };
}

/** The strip's words in the user's language: `strip_` and the name, with `$1`, `$2`, … filled. */
export function words(extension: Extension): (name: string, ...values: string[]) => string {
  return (name, ...values) => extension.i18n.getMessage(`strip_${name}`, values);
}
