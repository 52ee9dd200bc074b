import { t } from '../../lib/i18n/text.ts';
import type { ConnectionView } from '../../lib/rpc.ts';
import { MetGlyph, UnknownGlyph, WatchGlyph } from '../Icons.tsx';
import { Ago } from '../When.tsx';
import { AskTwice } from './AskTwice.tsx';
import { withoutScope } from './scopes.ts';

/** One connected HubSpot account: where it is, what its key may not read and what follows, and how to forget it. */
export function ConnectionCard(props: { connection: ConnectionView; disconnect: () => void }) {
  const { connection } = props;
  const missing = connection.missingScopes.flatMap((scope) => scope.split(', '));
  return (
    <li class="card">
      <h3>{t('options.connection.name', { org: connection.org.org })}</h3>
      <State connection={connection} />
      <dl class="facts-grid">
        <Row name={t('options.connection.host')} value={connection.uiHost} />
        <Row name={t('options.connection.time_zone')} value={connection.timeZone} />
        <Row name={t('options.connection.currency')} value={connection.currency} />
      </dl>
      {missing.length === 0 ? (
        <p class="with-glyph">
          <MetGlyph /> {t('options.connection.all_scopes')}
        </p>
      ) : (
        <Missing scopes={missing} />
      )}
      {connection.setBy === 'policy' ? (
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
  const { state, checkedAt } = props.connection;
  return (
    <p class="with-glyph">
      {state === 'ok' ? <MetGlyph /> : <WatchGlyph />} {t(`options.connection.state.${state}`)}{' '}
      <span class="quiet">
        {t('options.connection.checked')} <Ago at={checkedAt} />
      </span>
    </p>
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

function Missing(props: { scopes: string[] }) {
  return (
    <div>
      <p>{t('options.connection.missing', props.scopes.length)}</p>
      <ul class="missing">
        {props.scopes.map((scope) => (
          <li key={scope} class="with-glyph">
            <UnknownGlyph /> <code>{scope}</code> <span class="quiet">{withoutScope(scope)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
