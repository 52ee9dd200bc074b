import type { TargetedSubmitEvent } from 'preact';
import { useId, useState } from 'preact/hooks';
import { t } from '../../lib/i18n/text.ts';
import type { FeedActions } from './FeedsSection.tsx';

/** Adds a feed by its address, with the token it may want. */
export function AddFeed({ add }: { add: FeedActions['add'] }) {
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
