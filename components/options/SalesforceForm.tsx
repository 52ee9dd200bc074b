import type { TargetedSubmitEvent } from 'preact';
import { useId, useState } from 'preact/hooks';
import { t } from '../../lib/i18n/text.ts';
import { failureWords } from '../words/failure.ts';
import { type ConnectAnswer, Outcome } from './Outcome.tsx';
import { SalesforceSetup } from './SalesforceSetup.tsx';

/** Where to sign in and how, as somebody entered it; without an app by the browser's own session. */
export interface SalesforceEntry {
  address: string;
  clientId: string | null;
  browserSession: boolean;
}

/** Takes an organisation's address and app, signs in at once and says what came of it. */
export function SalesforceForm(props: {
  callbackUrl: string;
  copy: (text: string) => Promise<void>;
  connect: (entry: SalesforceEntry) => Promise<ConnectAnswer>;
}) {
  const ids = { address: useId(), hint: useId(), clientId: useId() };
  const [address, setAddress] = useState('');
  const [clientId, setClientId] = useState('');
  const [browserSession, setBrowserSession] = useState(false);
  const [waiting, setWaiting] = useState(false);
  const [answer, setAnswer] = useState<ConnectAnswer | null>(null);

  const submit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const key = clientId.trim();
    if (waiting || address.trim() === '' || (key === '' && !browserSession)) return;
    setWaiting(true);
    setAnswer(null);
    const given = await props.connect({ address: address.trim(), clientId: key === '' ? null : key, browserSession });
    setWaiting(false);
    setAnswer(given);
  };

  return (
    <form class="connect" onSubmit={submit}>
      <label for={ids.address}>{t('options.salesforce.address')}</label>
      <input
        id={ids.address}
        type="text"
        inputMode="url"
        autoComplete="off"
        spellcheck={false}
        placeholder="acme.lightning.force.com"
        aria-describedby={ids.hint}
        value={address}
        onInput={(event) => setAddress(event.currentTarget.value)}
      />
      <p id={ids.hint} class="quiet">
        {t('options.salesforce.address_hint')}
      </p>
      <label for={ids.clientId}>{t('options.salesforce.client_id')}</label>
      <div class="connect-row">
        <input
          id={ids.clientId}
          type="text"
          autoComplete="off"
          spellcheck={false}
          placeholder="3MVG9…"
          disabled={browserSession}
          value={clientId}
          onInput={(event) => setClientId(event.currentTarget.value)}
        />
        <button type="submit" class="button primary" aria-disabled={waiting}>
          {t('options.salesforce.submit')}
        </button>
      </div>
      <div role="status">
        {waiting ? <p>{t('options.salesforce.waiting')}</p> : null}
        {answer ? (
          <Outcome
            answer={answer}
            connected={(org) => t('options.salesforce.connected', { org })}
            words={(failure) => failureWords(failure, 'salesforce')}
          />
        ) : null}
      </div>
      <SalesforceSetup callbackUrl={props.callbackUrl} copy={props.copy} />
      <OwnSession checked={browserSession} change={setBrowserSession} />
    </form>
  );
}

function OwnSession(props: { checked: boolean; change: (checked: boolean) => void }) {
  const id = useId();
  return (
    <details class="scopes">
      <summary>{t('options.salesforce.session')}</summary>
      <p>{t('options.salesforce.session_what')}</p>
      <p>{t('options.salesforce.session_risk')}</p>
      <p class="choice">
        <input
          id={id}
          type="checkbox"
          checked={props.checked}
          onChange={(event) => props.change(event.currentTarget.checked)}
        />
        <label for={id}>{t('options.salesforce.session_use')}</label>
      </p>
    </details>
  );
}
