import '../../lib/quiet-end.ts';
import '../../lib/jitless.ts';

import { QueryClientProvider } from '@tanstack/preact-query';
import { render } from 'preact';
import { startPage } from '../../lib/i18n/page.ts';
import { App } from './App.tsx';
import { client } from './query.ts';

startPage();

const root = document.getElementById('root');
if (root) {
  render(
    <QueryClientProvider client={client}>
      <App />
    </QueryClientProvider>,
    root,
  );
}
