import { QueryClientProvider } from '@tanstack/preact-query';
import { render } from 'preact';
import { z } from 'zod';
import { startPage } from '../../lib/i18n/page.ts';
import { App } from './App.tsx';
import { client } from './query.ts';

z.config({ jitless: true });
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
