import { type QueryClient, QueryClientProvider } from '@tanstack/preact-query';
import { type FunctionComponent, render } from 'preact';
import { startPage } from '../../lib/i18n/page.ts';

/** Draws a page of ours, in the user's language, over what it asks the background. */
export function start(App: FunctionComponent, client: QueryClient): void {
  startPage();
  const root = document.getElementById('root');
  if (!root) return;
  render(
    <QueryClientProvider client={client}>
      <App />
    </QueryClientProvider>,
    root,
  );
}
