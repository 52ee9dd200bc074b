import { z } from 'zod';
import { RecordRef } from '../../lib/record/ref.ts';
import { browser } from '../../lib/services/browser.ts';

/** What of the background's news concerns the panel: its tab shows another record, or a record has been judged anew. */
const News = z.discriminatedUnion('type', [
  z.object({ type: z.literal('plumbline:record'), ref: RecordRef.nullable() }),
  z.object({ type: z.literal('plumbline:strip'), state: z.object({ key: z.string() }) }),
]);
type News = z.infer<typeof News>;

/** Calls `heard` for each piece of news, until the returned function is called. */
export function listen(heard: (news: News) => void): () => void {
  const onMessage = (message: unknown, sender: { id?: string }) => {
    if (sender.id !== browser.runtime.id) return;
    const news = News.safeParse(message);
    if (news.success) heard(news.data);
  };
  browser.runtime.onMessage.addListener(onMessage);
  return () => browser.runtime.onMessage.removeListener(onMessage);
}
