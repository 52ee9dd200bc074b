import { z } from 'zod';
import { RecordRef } from '../../lib/record/ref.ts';
import { listen } from '../page/news.ts';

const RecordNews = z.object({ type: z.literal('plumbline:record'), ref: RecordRef.nullable() });

/**
 * Calls `heard` with the record that the panel's own tab has gone on to, null for none, until the returned function is
 * called. For a panel that stands in a page.
 */
export function followOwnTab(heard: (ref: RecordRef | null) => void): () => void {
  return listen(RecordNews, ({ ref }) => heard(ref));
}
