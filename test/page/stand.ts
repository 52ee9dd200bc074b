import type { Extension } from '../../entrypoints/bootstrap/extension.ts';
import type { StripState } from '../../lib/strip-state.ts';

/** How the background behaves towards the bootstrap: it answers with a state, never answers, or is not there. */
export type Background = { answers: Partial<StripState> } | 'silent' | 'gone';

/** A stand-in for the browser's extension interface, and what tests look at in it. Lives in the page. */
export interface Stand {
  extension: Extension;
  background: Background;
  stored: Record<string, unknown>;
  sent: unknown[];
  /** Whether the store keeps nothing that is new. */
  refuses: boolean;
  /** Names of the messages that the browser was asked for. */
  asked: string[];
  heard: Set<(message: unknown) => void>;
  /** Tells the content script what the background would. */
  tell(message: unknown): void;
  /** Takes the extension away, as an update does: all that it gave the page throws from then on. */
  orphan(): void;
  state(key: string, more?: Partial<StripState>): StripState;
}

/** A healthy read of a deal, but for what a test wants otherwise. */
function stateOf(key: string, more: Partial<StripState> = {}): StripState {
  return {
    v: 1,
    key,
    status: 'fresh',
    readAt: '2026-11-22T09:00:00Z',
    health: 46,
    band: 'watch',
    dots: 'eiim',
    pace: 1.8,
    headline: 'structurally_weak',
    severity: 'act',
    more: 2,
    until: null,
    ...more,
  };
}

/** What a test has ready before the page loads. */
export interface Prepared extends Partial<Pick<Stand, 'stored' | 'background'>> {
  /** Whether the strip keeps to the edge of the window, as on Salesforce's pages. */
  atEdge?: boolean;
}

function keyIn(message: unknown): string | null {
  const { arg } = Object(message);
  const ref = arg?.ref;
  return ref ? `${ref.crm}:${ref.org}:${ref.kind}:${ref.id}` : null;
}

export function makeStand(messages: Readonly<Record<string, string>>): Stand {
  const heard = new Set<(message: unknown) => void>();
  const runtime: { id?: string } = { id: 'stand-in' };
  const stand: Stand = {
    background: { answers: {} },
    stored: {},
    sent: [],
    refuses: false,
    asked: [],
    heard,
    tell: (message) => {
      for (const listener of heard) listener(message);
    },
    orphan: () => {
      delete runtime.id;
      Object.assign(stand.extension, { storage: undefined, i18n: undefined });
    },
    state: stateOf,
    extension: {
      runtime: Object.assign(runtime, {
        getURL: (path: string) => `/extension${path}`,
        onMessage: {
          addListener: (listener: (message: unknown) => void) => heard.add(listener),
          removeListener: (listener: (message: unknown) => void) => heard.delete(listener),
        },
        sendMessage: async (message: unknown) => {
          stand.sent.push(message);
          const { background } = stand;
          const key = keyIn(message);
          if (background === 'gone') throw new Error('Could not establish connection.');
          if (background === 'silent') return new Promise(() => {});
          return { ok: true, value: key && stateOf(key, background.answers) };
        },
      }),
      i18n: {
        getMessage: (name, values = []) => {
          stand.asked.push(name);
          return (messages[name] ?? '').replace(/\$(\d)/g, (_, place) => values[Number(place) - 1] ?? '');
        },
      },
      storage: {
        local: {
          get: async (keys) =>
            Object.fromEntries(keys.flatMap((key) => (key in stand.stored ? [[key, stand.stored[key]]] : []))),
          set: async (values) => {
            if (stand.refuses) throw new Error('Out of room.');
            Object.assign(stand.stored, values);
          },
        },
      },
    },
  };
  return stand;
}
