import { browser } from 'wxt/browser';

/** What the bootstrap uses of the browser's extension interface, so that it can run in a bare page too. */
export interface Extension {
  /** False once the extension was updated, removed or switched off under the open page. */
  alive(): boolean;
  /** A message of the user's language by its name, with `$1`, `$2`, … filled. */
  text(name: string, ...values: string[]): string;
  /** The language of the browser's interface, as BCP 47. */
  language(): string;
  /** The address at which a page of the extension can be framed. */
  url(path: '/panel.html'): string;
  /** Values of `storage.local`; keys that are not there are left out. */
  read(keys: string[]): Promise<Record<string, unknown>>;
  write(values: Record<string, unknown>): Promise<void>;
  /** Sends a message to the background; rejects when nobody answers. */
  send(message: unknown): Promise<unknown>;
  /** Hears what the background tells this tab, until `signal` aborts. */
  onMessage(listener: (message: unknown) => void, signal: AbortSignal): void;
}

/** The real one. Every call throws or rejects once the extension has gone. */
export const installed: Extension = {
  alive: () => browser.runtime?.id !== undefined,
  text: (name, ...values) => (browser.i18n.getMessage as (name: string, values: string[]) => string)(name, values),
  language: () => browser.i18n.getUILanguage(),
  url: (path) => browser.runtime.getURL(path),
  read: async (keys) => browser.storage.local.get(keys),
  write: async (values) => browser.storage.local.set(values),
  send: async (message) => browser.runtime.sendMessage(message),
  onMessage(listener, signal) {
    const hear = (message: unknown): void => listener(message);
    browser.runtime.onMessage.addListener(hear);
    signal.addEventListener('abort', () => browser.runtime?.onMessage?.removeListener(hear));
  },
};
