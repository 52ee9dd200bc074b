import type { TargetedSubmitEvent } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { CrmFailure } from '../../lib/crm/crm.ts';
import { t } from '../../lib/i18n/text.ts';
import { failureWords } from '../words/failure.ts';
import { type ConnectAnswer, Outcome } from './Outcome.tsx';
import { scopesToGive } from './scopes.ts';

/** Takes a HubSpot key, has it checked at once and says what came of it. */
export function ConnectForm(props: { connect: (token: string) => Promise<ConnectAnswer> }) {
  const field = useId();
  const hint = useId();
  const [token, setToken] = useState('');
  const [checking, setChecking] = useState(false);
  const [answer, setAnswer] = useState<ConnectAnswer | null>(null);

  const submit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (checking || token.trim() === '') return;
    setChecking(true);
    setAnswer(null);
    const given = await props.connect(token.trim());
    setChecking(false);
    setAnswer(given);
    if (given.kind === 'connected') setToken('');
  };

  return (
    <form class="connect" onSubmit={submit}>
      <label for={field}>{t('options.connect.key')}</label>
      <div class="connect-row">
        <input
          id={field}
          type="password"
          autoComplete="off"
          spellcheck={false}
          placeholder="pat-…"
          aria-describedby={hint}
          value={token}
          onInput={(event) => setToken(event.currentTarget.value)}
        />
        <button type="submit" class="button primary" aria-disabled={checking}>
          {t('options.connect.submit')}
        </button>
      </div>
      <p id={hint} class="quiet">
        {t('options.connect.hint')}
      </p>
      <div role="status">
        {checking ? <p>{t('options.connect.checking')}</p> : null}
        {answer ? (
          <Outcome
            answer={answer}
            connected={(account) => t('options.connect.connected', { account })}
            words={keyWords}
          />
        ) : null}
      </div>
      <Scopes />
    </form>
  );
}

/** A key that was just typed in is judged in other words than one that worked before. */
function keyWords(failure: CrmFailure) {
  if (failure.kind === 'signed_out') {
    return {
      title: t('options.connect.refused.title'),
      todo: t('options.connect.refused.todo'),
      detail: failure.detail,
    };
  }
  if (failure.kind === 'forbidden') {
    const detail = failure.scopes.length > 0 ? failure.scopes.join(', ') : failure.detail;
    return { title: t('options.connect.no_scopes.title'), todo: t('options.connect.no_scopes.todo'), detail };
  }
  return failureWords(failure, 'hubspot');
}

function Scopes() {
  return (
    <details class="scopes">
      <summary>{t('options.connect.scopes')}</summary>
      <ol class="steps">
        <li>{t('options.connect.step_open')}</li>
        <li>{t('options.connect.step_scopes')}</li>
        <li>{t('options.connect.step_copy')}</li>
      </ol>
      <dl>
        {scopesToGive().map(({ scope, meaning }) => (
          <div key={scope}>
            <dt>
              <code>{scope}</code>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
