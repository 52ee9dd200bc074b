import { z } from 'zod';
import type { Changed } from '../../lib/rpc.ts';
import { browser } from '../../lib/services/browser.ts';

const PageNews = z.object({
  type: z.literal('plumbline:changed'),
  what: z.object({ of: z.literal('record'), key: z.string() }),
});

/** Calls `heard` with each message of the background that has this shape, until the returned function is called. */
export function listen<T>(shape: z.ZodType<T>, heard: (news: T) => void): () => void {
  const onMessage = (message: unknown, sender: { id?: string; tab?: unknown }) => {
    // What comes from a tab is a page of ours or our script in a page of the CRM, and neither has news.
    if (sender.id !== browser.runtime.id || sender.tab !== undefined) return;
    const news = shape.safeParse(message);
    if (news.success) heard(news.data);
  };
  browser.runtime.onMessage.addListener(onMessage);
  return () => browser.runtime.onMessage.removeListener(onMessage);
}

/** Calls `heard` with what has changed, for a page of ours in a tab or beside one, until the returned function is called. */
export function onChanged(heard: (what: Changed) => void): () => void {
  return listen(PageNews, ({ what }) => heard(what));
}
