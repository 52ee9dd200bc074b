import { list, number } from '../../../lib/i18n/format.ts';
import { t } from '../../../lib/i18n/text.ts';
import type { BriefVerdict, DryRunAnswer } from '../../../lib/publishing.ts';
import { recordKey } from '../../../lib/record/ref.ts';
import { Band } from '../../Band.tsx';
import { flagName } from '../../words/flag-name.ts';
import { Problems } from '../check/CheckList.tsx';

/** What a version would change on the records that are kept, asked for by a button. */
export function DryRun(props: { state: DryRunAnswer | 'waiting' | 'failed' | null; run: (() => void) | null }) {
  const { state, run } = props;
  return (
    <section class="dry-run" aria-labelledby="dry-run-title">
      <h2 id="dry-run-title">{t('book.dry_run.title')}</h2>
      <p class="quiet">{t('book.dry_run.lead')}</p>
      <p>
        <button type="button" class="button" disabled={run === null || state === 'waiting'} onClick={run ?? undefined}>
          {t(state === 'waiting' ? 'book.dry_run.waiting' : 'book.dry_run.run')}
        </button>
      </p>
      <div aria-live="polite">
        {state === null || state === 'waiting' ? null : state === 'failed' ? (
          <p>{t('notice.failed.title')}</p>
        ) : state.ok ? (
          <Compared answer={state} />
        ) : (
          <Problems level="error" problems={state.problems} />
        )}
      </div>
    </section>
  );
}

function Compared(props: { answer: Extract<DryRunAnswer, { ok: true }> }) {
  const { compared, changed } = props.answer;
  return (
    <>
      <p>
        {t('book.dry_run.compared', compared, { count: number(compared) })}{' '}
        {t('book.dry_run.changed', changed.length, { count: number(changed.length) })}
      </p>
      {changed.length === 0 ? null : (
        <ul class="changed-records" aria-label={t('book.dry_run.title')}>
          {changed.map(({ ref, name, before, after }) => (
            <li key={recordKey(ref)}>
              <strong>{name}</strong>
              <p>
                <Score verdict={before} /> → <Score verdict={after} />
              </p>
              <FlagChanges before={before} after={after} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Score(props: { verdict: BriefVerdict }) {
  const { score, band } = props.verdict;
  return (
    <span>
      {score === null ? '–' : number(score)} <Band band={band} />
    </span>
  );
}

function FlagChanges(props: { before: BriefVerdict; after: BriefVerdict }) {
  const [before, after] = [props.before.flags, props.after.flags];
  const raised = after.filter((id) => !before.includes(id)).map(flagName);
  const cleared = before.filter((id) => !after.includes(id)).map(flagName);
  return (
    <>
      {raised.length === 0 ? null : <p>{t('book.preview.raised', { flag: list(raised) })}</p>}
      {cleared.length === 0 ? null : <p>{t('book.preview.cleared', { flag: list(cleared) })}</p>}
    </>
  );
}
