import { number } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/text.ts';
import type { FeedView } from '../../lib/signal-feeds.ts';

type Failure = NonNullable<FeedView['failure']>;

const MEGABYTE = 1_000_000;

/** What went wrong with a feed. */
function titleOf(failure: Failure): string {
  switch (failure.kind) {
    case 'status':
      return t('feeds.failure.status.title', { status: String(failure.status) });
    case 'too_large':
      return t('feeds.failure.too_large.title', { limit: number(failure.limit / MEGABYTE) });
    case 'not_https':
    case 'no_permission':
    case 'offline':
    case 'too_slow':
    case 'refused':
    case 'rate_limited':
    case 'wrong_type':
    case 'malformed':
    case 'foreign_next':
    case 'own_error':
      return t(`feeds.failure.${failure.kind}.title`);
  }
}

/** What went wrong with a feed, and what to do. */
export function feedWords(failure: Failure): { title: string; todo: string } {
  return { title: titleOf(failure), todo: t(`feeds.failure.${failure.kind}.todo`) };
}
