import { fields } from './guard.ts';

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

/** A message in the user's language by its name, with `$1`, `$2`, … filled. */
export type Text = (name: string, ...values: (string | number)[]) => string;

/** Messages as stored; what is not among them is asked of the browser, which makes the page wait once. */
export function textOf(extension: Extension, stored: unknown): Text {
  const messages = fields(stored);
  return (name, ...values) => {
    const message = messages[name];
    return typeof message === 'string'
      ? message.replace(/\$(\d)/g, (_, place) => `${values[place - 1] ?? ''}`)
      : extension.i18n.getMessage(name, values.map(String));
  };
}
