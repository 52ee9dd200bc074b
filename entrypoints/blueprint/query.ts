import { QueryClient } from '@tanstack/preact-query';
import { backgroundCalls } from '../../lib/rpc.ts';
import { browser } from '../../lib/services/browser.ts';

/** The background, as the Blueprint page calls it. */
export const calls = backgroundCalls((message) => browser.runtime.sendMessage(message));

/** Asks go to our own background, so they run offline too. */
export const client = new QueryClient({
  defaultOptions: {
    queries: { networkMode: 'always', retry: 2, retryDelay: 300 },
    mutations: { networkMode: 'always' },
  },
});
