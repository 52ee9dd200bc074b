import { QueryClient, type QueryObserverOptions } from '@tanstack/preact-query';
import { backgroundCalls } from '../../lib/rpc.ts';
import { browser } from '../../lib/services/browser.ts';

/** The background, as pages of ours call it. */
export const calls = backgroundCalls((message) => browser.runtime.sendMessage(message));

/**
 * A client for what a page asks the background. It runs offline too, for nobody but our own background is asked, and a worker
 * that died is started by asking again.
 */
export function createClient(
  queries: Pick<QueryObserverOptions, 'staleTime' | 'refetchOnReconnect'> = {},
): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { networkMode: 'always', retry: 2, retryDelay: 300, ...queries },
      mutations: { networkMode: 'always' },
    },
  });
}
