import type { FeedFailure } from '../../lib/feed/failure.ts';
import { number } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/text.ts';
import type { FeedView } from '../../lib/signal-feeds.ts';
import { Ago } from '../When.tsx';
import { feedWords } from '../words/feed.ts';
import { AskTwice } from './AskTwice.tsx';
import type { FeedActions } from './FeedsSection.tsx';

/** How a feed stands, and what can be done about it. */
export function FeedCard({ feed, actions }: { feed: FeedView; actions: FeedActions }) {
  return (
    <li class="card">
      <h3>{feed.name ?? feed.url}</h3>
      {feed.name === null ? null : <p class="quiet">{feed.url}</p>}
      <p>
        {t('feeds.signals', feed.signals, { count: number(feed.signals) })}
        {feed.readAt === null ? null : (
          <>
            {' · '}
            {t('feeds.read')} <Ago at={feed.readAt} />
          </>
        )}
      </p>
      {feed.failure === null ? null : <Failed failure={feed.failure} allow={() => actions.allow(feed.url)} />}
      <div class="card-actions">
        <button type="button" class="button" onClick={() => actions.read(feed.url)}>
          {t('feeds.read_now')}
        </button>
        {feed.setBy === 'policy' ? (
          <p class="quiet">{t('options.connection.by_policy')}</p>
        ) : (
          <AskTwice
            ask={t('feeds.remove')}
            question={t('feeds.remove_question')}
            confirm={t('feeds.remove_confirm')}
            onConfirm={() => actions.remove(feed.url)}
          />
        )}
      </div>
    </li>
  );
}

function Failed({ failure, allow }: { failure: FeedFailure; allow: () => void }) {
  const { title, todo } = feedWords(failure);
  return (
    <div class="notice watch">
      <p class="notice-title">{title}</p>
      <p>{todo}</p>
      {failure.kind === 'no_permission' ? (
        <button type="button" class="button" onClick={allow}>
          {t('publishing.allow', { host: new URL(failure.origin).host })}
        </button>
      ) : null}
    </div>
  );
}
