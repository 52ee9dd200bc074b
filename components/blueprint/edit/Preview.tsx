import type { Assessment } from '../../../lib/assess/schema/assessment.ts';
import { number, signed } from '../../../lib/i18n/format.ts';
import { t } from '../../../lib/i18n/text.ts';
import type { CachedRecord } from '../../../lib/publishing.ts';
import { recordKey } from '../../../lib/record/ref.ts';
import { Band } from '../../Band.tsx';
import { flagName } from '../../words/flag-name.ts';
import { changesOf, type VerdictChanges } from './changes.ts';

/** Two verdicts on one record; null while they are being made, or why there are none. */
export type PreviewState =
  | { before: Assessment; after: Assessment }
  | 'waiting'
  | 'broken'
  | 'unchecked'
  | 'gone'
  | 'failed'
  | null;

/** A record judged by the blueprint in force and by the one being written, side by side. */
export function Preview(props: {
  records: readonly CachedRecord[];
  chosen: string | null;
  choose: (key: string) => void;
  state: PreviewState;
}) {
  const { records, state } = props;
  return (
    <section class="preview" aria-labelledby="preview-title">
      <h2 id="preview-title">{t('book.preview.title')}</h2>
      {records.length === 0 ? (
        <p class="quiet">{t('book.preview.no_records')}</p>
      ) : (
        <label class="choose">
          <span>{t('book.preview.record')}</span>
          <select value={props.chosen ?? ''} onChange={(event) => props.choose(event.currentTarget.value)}>
            {records.map(({ ref, name }) => (
              <option key={recordKey(ref)} value={recordKey(ref)}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <div aria-live="polite">{records.length === 0 || state === null ? null : <Outcome state={state} />}</div>
    </section>
  );
}

function Outcome(props: { state: Exclude<PreviewState, null> }) {
  const { state } = props;
  if (typeof state === 'string') return <p class="quiet">{t(`book.preview.${state}`)}</p>;
  const { before, after } = state;
  return (
    <>
      <dl class="before-after">
        <div>
          <dt>{t('book.preview.before')}</dt>
          <dd>
            <Score verdict={before} />
          </dd>
        </div>
        <div>
          <dt>{t('book.preview.after')}</dt>
          <dd>
            <Score verdict={after} />
          </dd>
        </div>
      </dl>
      <Changes changes={changesOf(before, after)} />
    </>
  );
}

function Score(props: { verdict: Assessment }) {
  const { score, band } = props.verdict.health;
  return (
    <>
      <strong class="score">{score === null ? '–' : number(score)}</strong> <Band band={band} />
    </>
  );
}

function Changes(props: { changes: VerdictChanges }) {
  const { raised, cleared, criteria, parts, stage } = props.changes;
  const none = raised.length + cleared.length + criteria.length + parts.length === 0 && stage === null;
  if (none) return <p class="quiet">{t('book.preview.same')}</p>;
  const state = (value: 'met' | 'unmet' | 'unknown' | null) =>
    value === null ? t('book.preview.not_asked') : t(`gate.state.${value}`);
  return (
    <ul class="changes">
      {stage === null ? null : (
        <li>{t('book.preview.stage', { before: stage.before ?? '–', after: stage.after ?? '–' })}</li>
      )}
      {raised.map((id) => (
        <li key={`+${id}`}>{t('book.preview.raised', { flag: flagName(id) })}</li>
      ))}
      {cleared.map((id) => (
        <li key={`-${id}`}>{t('book.preview.cleared', { flag: flagName(id) })}</li>
      ))}
      {criteria.map(({ label, before, after }) => (
        <li key={label}>{t('facts.change', { from: `${label}: ${state(before)}`, to: state(after) })}</li>
      ))}
      {parts.map(({ id, before, after }) => (
        <li key={id}>
          {t('book.preview.part', {
            part: t(`health.component.${id}`),
            before: t('health.share', { share: share(before.share), of: number(before.weight) }),
            after: t('health.share', { share: share(after.share), of: number(after.weight) }),
          })}
          {before.share === null || after.share === null ? null : (
            <span class="quiet"> {signed(after.share - before.share)}</span>
          )}
        </li>
      ))}
    </ul>
  );
}

function share(value: number | null): string {
  return value === null ? t('unknown.word') : number(value);
}
