import { useId } from 'preact/hooks';
import { t } from '../../lib/i18n/text.ts';
import { useCopying } from '../copying.ts';

/** How an admin sets up the app that people sign in with: everything it takes, and nothing it does not. */
export function SalesforceSetup(props: { callbackUrl: string; copy: (text: string) => Promise<void> }) {
  return (
    <details class="scopes">
      <summary>{t('options.salesforce.setup')}</summary>
      <ol class="steps">
        <li>{t('options.salesforce.step_new')}</li>
        <li>
          {t('options.salesforce.step_callback')} <Callback url={props.callbackUrl} copy={props.copy} />
        </li>
        <li>
          {t('options.salesforce.step_scopes')} <code>api</code> <code>id</code>
        </li>
        <li>{t('options.salesforce.step_pkce')}</li>
        <li>{t('options.salesforce.step_allow')}</li>
      </ol>
    </details>
  );
}

function Callback(props: { url: string; copy: (text: string) => Promise<void> }) {
  const id = useId();
  const { state, run } = useCopying(props.copy);
  return (
    <div class="connect-row">
      <label class="visually-hidden" for={id}>
        {t('options.salesforce.callback')}
      </label>
      <input id={id} type="text" readOnly value={props.url} onFocus={(event) => event.currentTarget.select()} />
      <button type="button" class="button" onClick={() => run(props.url)}>
        {t('options.salesforce.copy')}
      </button>
      <span role="status">{state === 'idle' ? null : t(`options.salesforce.${state}`)}</span>
    </div>
  );
}
