import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n/text.ts';
import type { ConnectionView } from '../../lib/rpc.ts';
import { MetGlyph, UnknownGlyph, WatchGlyph } from '../Icons.tsx';
import { Ago } from '../When.tsx';
import { CRM_NAMES, failureWords } from '../words/failure.ts';
import { AskTwice } from './AskTwice.tsx';
import { type ConnectAnswer, Outcome } from './Outcome.tsx';
import { withoutScope } from './scopes.ts';

/** One organisation: whether it can be read and why not, where it is, what may not be read, and how to forget it. */
export function ConnectionCard(props: {
  connection: ConnectionView;
  signIn: () => Promise<ConnectAnswer>;
  disconnect: () => void;
}) {
  const { org, account, signIn, setBy } = props.connection;
  const name = signIn ? 'options.connection.org' : 'options.connection.name';
  return (
    <li class="card">
      <h3>
        {CRM_NAMES[org.crm]}: {t(name, { org: org.org })}
      </h3>
      <State connection={props.connection} />
      {account ? (
        <dl class="facts-grid">
          <Row name={t('options.connection.host')} value={account.uiHost} />
          <Row name={t('options.connection.time_zone')} value={account.timeZone} />
          <Row name={t('options.connection.currency')} value={account.currency} />
        </dl>
      ) : null}
      {signIn ? <SignIn connection={props.connection} signIn={props.signIn} /> : <Scopes account={account} />}
      {setBy === 'policy' ? (
        <p class="quiet">{t('options.connection.by_policy')}</p>
      ) : (
        <AskTwice
          ask={t('options.connection.disconnect')}
          question={t('options.connection.disconnect_question')}
          confirm={t('options.connection.disconnect_confirm')}
          onConfirm={props.disconnect}
        />
      )}
    </li>
  );
}

function State(props: { connection: ConnectionView }) {
  const { org, account, failure, signIn, setBy } = props.connection;
  if (failure) {
    const { title, todo, detail } = failureWords(failure, org.crm);
    return (
      <div>
        <p class="with-glyph">
          <WatchGlyph /> {title}
        </p>
        <p>
          {setBy === 'policy' && !signIn ? t('options.connection.by_policy_failed') : todo}{' '}
          {detail === null ? null : <code>{detail}</code>}
        </p>
      </div>
    );
  }
  if (!account) {
    return (
      <p class="with-glyph">
        <UnknownGlyph /> {t(`options.connection.state.${signIn ? 'not_signed_in' : 'not_checked'}`)}
      </p>
    );
  }
  return (
    <p class="with-glyph">
      <MetGlyph /> {t('options.connection.state.ok')}{' '}
      <span class="quiet">
        {t('options.connection.checked')} <Ago at={account.checkedAt} />
      </span>
    </p>
  );
}

function SignIn(props: { connection: ConnectionView; signIn: () => Promise<ConnectAnswer> }) {
  const { org, account, failure, signIn } = props.connection;
  const [waiting, setWaiting] = useState(false);
  const [answer, setAnswer] = useState<ConnectAnswer | null>(null);
  const start = async () => {
    if (waiting) return;
    setWaiting(true);
    setAnswer(null);
    const given = await props.signIn();
    setWaiting(false);
    setAnswer(given);
  };
  const isNeeded = failure !== null || account === null;
  return (
    <div class="sign-in">
      <p>
        {t(signIn?.browserSession ? 'options.connection.by_session' : 'options.connection.by_app')}{' '}
        {signIn?.clientId && !signIn.browserSession ? <code>{signIn.clientId}</code> : null}
      </p>
      {isNeeded ? (
        <p>
          <button type="button" class="button primary" aria-disabled={waiting} onClick={start}>
            {t('options.connection.sign_in')}
          </button>
        </p>
      ) : null}
      <div role="status">
        {waiting ? <p>{t('options.salesforce.waiting')}</p> : null}
        {answer ? (
          <Outcome
            answer={answer}
            connected={(name) => t('options.salesforce.connected', { org: name })}
            words={(why) => failureWords(why, org.crm)}
          />
        ) : null}
      </div>
    </div>
  );
}

function Row(props: { name: string; value: string }) {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>{props.value}</dd>
    </div>
  );
}

function Scopes(props: { account: ConnectionView['account'] }) {
  if (!props.account) return null;
  const scopes = props.account.missingScopes.flatMap((scope) => scope.split(', '));
  if (scopes.length === 0) {
    return (
      <p class="with-glyph">
        <MetGlyph /> {t('options.connection.all_scopes')}
      </p>
    );
  }
  return (
    <div>
      <p>{t('options.connection.missing', scopes.length)}</p>
      <ul class="missing">
        {scopes.map((scope) => (
          <li key={scope} class="with-glyph">
            <UnknownGlyph /> <code>{scope}</code> <span class="quiet">{withoutScope(scope)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
