import { z } from 'zod';
import { RecordRef } from '../../lib/record/ref.ts';
import { listen } from '../page/news.ts';

const RecordNews = z.object({ type: z.literal('plumbline:record'), ref: RecordRef.nullable() });
const StripNews = z.object({ type: z.literal('plumbline:strip'), state: z.object({ key: z.string() }) });

/**
 * Calls `heard` with the record that the panel's own tab has gone on to, null for none, until the returned function is
 * called. For a panel that stands in a page.
 */
export function followOwnTab(heard: (ref: RecordRef | null) => void): () => void {
  return listen(RecordNews, ({ ref }) => heard(ref));
}

/**
 * Calls `heard` with the key of the record that the panel's own tab shows each time that it has changed, until the returned
 * function is called. Firefox brings what is told to all our pages to none that stands in a page of the web.
 */
export function onOwnTabChanged(heard: (key: string) => void): () => void {
  return listen(StripNews, ({ state }) => heard(state.key));
}
