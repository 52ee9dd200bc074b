import { focusManager, QueryClient, type QueryObserverOptions } from '@tanstack/preact-query';
import { backgroundCalls } from '../../lib/rpc.ts';
import { browser } from '../../lib/services/browser.ts';

/** The background, as pages of ours call it. */
export const calls = backgroundCalls((message) => browser.runtime.sendMessage(message));

// A page that stands in a window of its own, or beside another page, is never hidden: whoever comes back to it clicks.
focusManager.setEventListener((comeBack) => {
  const heard = () => comeBack();
  addEventListener('visibilitychange', heard);
  addEventListener('focus', heard);
  return () => {
    removeEventListener('visibilitychange', heard);
    removeEventListener('focus', heard);
  };
});

/**
 * A client for what a page asks the background. It runs offline too, for nobody but our own background is asked, and a worker
 * that died is started by asking again.
 */
export function createClient(queries: Pick<QueryObserverOptions, 'refetchOnReconnect'> = {}): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { networkMode: 'always', retry: 2, retryDelay: 300, ...queries },
      mutations: { networkMode: 'always' },
    },
  });
}
