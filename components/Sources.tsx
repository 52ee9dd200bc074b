import type { AccountAssessment } from '../lib/assess/schema/account.ts';
import type { Assessment } from '../lib/assess/schema/assessment.ts';
import type { ContactPlaces } from '../lib/assess/schema/contact.ts';
import { dateTime, number } from '../lib/i18n/format.ts';
import { t } from '../lib/i18n/text.ts';
import type { BlueprintInForce } from '../lib/publishing.ts';
import type { RecordView } from '../lib/rpc.ts';
import { CrmLink } from './CrmLink.tsx';
import { useCopying } from './copying.ts';
import { On } from './When.tsx';

/** Where what is shown comes from: when it was read, with how many requests, under which blueprint; and all of it as JSON. */
export function Sources(props: {
  assessment: Assessment | AccountAssessment | ContactPlaces;
  view: RecordView;
  copy: (text: string) => Promise<void>;
}) {
  const { assessment, view } = props;
  return (
    <footer class="sources">
      <p>
        {t('sources.read_at', { at: dateTime(assessment.readAt) })}
        {view.requests > 0 ? ` · ${t('sources.requests', view.requests, { count: number(view.requests) })}` : null}
      </p>
      <p>
        {t('sources.blueprint', assessment.blueprint)}
        {view.blueprint === null ? null : <InForce blueprint={view.blueprint} />}
      </p>
      {view.cache === 'disk' ? null : <p>{t(`sources.cache.${view.cache}`)}</p>}
      <p class="sources-actions">
        <CrmLink href={assessment.subject.link}>{t('sources.open')}</CrmLink>
        <CopyButton text={() => JSON.stringify(assessment, null, 2)} copy={props.copy} />
      </p>
    </footer>
  );
}

/** Since when that blueprint judges, and whose it is. */
function InForce(props: { blueprint: BlueprintInForce }) {
  const { since, owner, maintainer } = props.blueprint;
  return (
    <>
      {' · '}
      {t('publishing.since')} <On at={since} /> · {t('publishing.owner', { owner: owner.label })} ·{' '}
      {t('publishing.kept_by', { maintainer: maintainer.label })}
    </>
  );
}

function CopyButton(props: { text: () => string; copy: (text: string) => Promise<void> }) {
  const { state, run } = useCopying(props.copy);
  return (
    <>
      <button type="button" class="button" onClick={() => run(props.text())}>
        {t('sources.copy')}
      </button>
      <span role="status">{state === 'idle' ? null : t(`sources.${state}`)}</span>
      {state === 'refused' ? <textarea readOnly aria-label={t('sources.json')} rows={6} value={props.text()} /> : null}
    </>
  );
}
