import type { TargetedSubmitEvent } from 'preact';
import { useId, useState } from 'preact/hooks';
import { number } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/text.ts';
import type { FeedView, SignalsOverview } from '../../lib/signal-feeds.ts';
import { Section } from '../Section.tsx';
import { Ago } from '../When.tsx';
import { feedWords } from '../words/feed.ts';
import { AskTwice } from './AskTwice.tsx';

/** What the options page can do about feeds; each asks for the host first, by the person's own click. */
export interface FeedActions {
  add: (feed: { url: string; name: string | null; token: string | null }) => void;
  read: (url: string) => void;
  remove: (url: string) => void;
}

/** The feeds of signals: adding one, how each stands, and what could not be read of them. */
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
          <Feed key={feed.url} feed={feed} actions={actions} />
        ))}
      </ul>
      <Quarantine events={overview.quarantined} />
      <AddFeed add={actions.add} />
    </Section>
  );
}

function Feed({ feed, actions }: { feed: FeedView; actions: FeedActions }) {
  const words = feed.failure && feedWords(feed.failure);
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
      {words === null ? null : (
        <div class="notice watch">
          <p class="notice-title">{words.title}</p>
          <p>{words.todo}</p>
        </div>
      )}
      <p>
        <button type="button" class="button" onClick={() => actions.read(feed.url)}>
          {t('feeds.read_now')}
        </button>
      </p>
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
    </li>
  );
}

function Quarantine({ events }: { events: SignalsOverview['quarantined'] }) {
  if (events.length === 0) return null;
  return (
    <details>
      <summary>{t('feeds.quarantined', events.length, { count: number(events.length) })}</summary>
      <ul class="plain">
        {events.map(({ feed, place, reason, excerpt }) => (
          <li key={`${feed} ${reason} ${excerpt}`}>
            {place}: {reason} <code>{excerpt}</code>
          </li>
        ))}
      </ul>
    </details>
  );
}

function AddFeed({ add }: { add: FeedActions['add'] }) {
  const ids = { url: useId(), name: useId(), token: useId(), hint: useId() };
  const [url, setUrl] = useState('');
  const [name, setName] = useState('');
  const [token, setToken] = useState('');
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    add({ url: url.trim(), name: name.trim() || null, token: token.trim() || null });
    setUrl('');
    setName('');
    setToken('');
  };
  return (
    <form class="connect" onSubmit={submit}>
      <label for={ids.url}>{t('feeds.url')}</label>
      <input
        id={ids.url}
        type="url"
        required
        pattern="\s*https://.+"
        autoComplete="off"
        spellcheck={false}
        placeholder="https://signals.acme.example/v1/events"
        aria-describedby={ids.hint}
        value={url}
        onInput={(event) => setUrl(event.currentTarget.value)}
      />
      <p id={ids.hint} class="quiet">
        {t('feeds.url_hint')}
      </p>
      <label for={ids.name}>{t('feeds.name')}</label>
      <input
        id={ids.name}
        type="text"
        autoComplete="off"
        value={name}
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <label for={ids.token}>{t('feeds.token')}</label>
      <input
        id={ids.token}
        type="password"
        autoComplete="off"
        spellcheck={false}
        value={token}
        onInput={(event) => setToken(event.currentTarget.value)}
      />
      <p>
        <button type="submit" class="button primary">
          {t('feeds.add')}
        </button>
      </p>
    </form>
  );
}
