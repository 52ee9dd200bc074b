import { t } from '../../lib/i18n/text.ts';
import type { SignalsOverview } from '../../lib/signal-feeds.ts';
import { Section } from '../Section.tsx';
import { AddFeed } from './AddFeed.tsx';
import { FeedCard } from './FeedCard.tsx';
import { Quarantine, SignalTypes } from './FeedContents.tsx';

/** What the options page can do about feeds. */
export interface FeedActions {
  add: (feed: { url: string; name: string | null; token: string | null }) => void;
  read: (url: string) => void;
  /** Has the browser ask the person to let the feed's host be read, and reads it. */
  allow: (url: string) => void;
  remove: (url: string) => void;
  /** Whether any of these has not come to its end. */
  isUnderWay: boolean;
}

/** The feeds of signals: adding one, how each stands, what they told of, and what could not be read. */
export function FeedsSection(props: { overview: SignalsOverview | null; actions: FeedActions }) {
  const { overview, actions } = props;
  if (overview === null) {
    return (
      <Section title={t('feeds.title')} id="feeds">
        <p class="quiet">{t('options.loading')}</p>
      </Section>
    );
  }
  return (
    <Section title={t('feeds.title')} id="feeds">
      <ul class="cards">
        {overview.feeds.map((feed) => (
          <FeedCard key={feed.url} feed={feed} actions={actions} />
        ))}
      </ul>
      <p role="status">{actions.isUnderWay ? t('feeds.reading') : null}</p>
      <SignalTypes types={overview.types} />
      <Quarantine events={overview.quarantined} />
      <AddFeed add={actions.add} />
    </Section>
  );
}
