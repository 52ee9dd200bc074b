import { z } from 'zod';
import type { Signal } from '../record/signal.ts';
import { Instant } from '../record/time.ts';
import { CloudEvent, signalOf } from './cloud-event.ts';
import { FeedError } from './failure.ts';

/** Longest piece of a malformed event that is kept for a person to look at, in characters. */
const EXCERPT = 500;

/** An event that is no CloudEvent: kept apart with the reason, so that nothing a feed sent is lost in silence. */
export const Quarantined = z.strictObject({
  receivedAt: Instant,
  place: z.string().describe('Where in the answer, as `[3].time`'),
  reason: z.string(),
  excerpt: z.string(),
});
export type Quarantined = z.infer<typeof Quarantined>;

/** One answer of a feed: what it tells, and what could not be read of it. */
export interface Page {
  signals: Signal[];
  quarantined: Quarantined[];
}

const JSON_TYPES = /^application\/(cloudevents(-batch)?\+json|json)\b/i;

function eventsOf(body: unknown): unknown[] {
  return Array.isArray(body) ? body : [body];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new FeedError({ kind: 'malformed', detail: String(error) }, { cause: error });
  }
}

/**
 * Reads the body of an answer: one CloudEvent or a batch of them. Malformed events are quarantined one by one; throws
 * `FeedError` where the whole is of another type or no JSON.
 */
export function readPage(contentType: string | null, text: string, receivedAt: Instant): Page {
  if (!JSON_TYPES.test(contentType ?? '')) throw new FeedError({ kind: 'wrong_type', contentType });
  const page: Page = { signals: [], quarantined: [] };
  for (const [index, event] of eventsOf(parse(text)).entries()) {
    const parsed = CloudEvent.safeParse(event);
    if (parsed.success) {
      page.signals.push(signalOf(parsed.data, receivedAt));
      continue;
    }
    const [issue] = parsed.error.issues;
    page.quarantined.push({
      receivedAt,
      place: `[${index}]${issue && issue.path.length > 0 ? `.${z.core.toDotPath(issue.path)}` : ''}`,
      reason: issue?.message ?? 'this is no event',
      excerpt: (JSON.stringify(event) ?? '').slice(0, EXCERPT),
    });
  }
  return page;
}
