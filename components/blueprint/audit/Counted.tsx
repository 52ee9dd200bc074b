import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Drift, Example, Measure } from '../../../lib/assess/schema/audit.ts';
import { date, number } from '../../../lib/i18n/format.ts';
import { t } from '../../../lib/i18n/text.ts';
import { CrmLink } from '../../CrmLink.tsx';
import { useNow } from '../../clock.ts';
import { On } from '../../When.tsx';
import { hashOf } from '../route.ts';

/** Whether the audit is drawn as a report by itself: everything open, and no links into the Blueprint page. */
export const AsReport = createContext(false);

/** Something counted in words: how many of how many, how many nobody knows about, and the cases on demand. */
export function MeasureLine(props: { measure: Measure }) {
  const { id, has, of, unknown, examples } = props.measure;
  return <Line id={id} share={of === 0 ? null : [has, of]} unknown={unknown} examples={examples} />;
}

/** One way of drift: how often, over how many, since when. */
export function DriftLine(props: { drift: Drift }) {
  const { id, count, of, unknown, since, examples } = props.drift;
  return <Line id={id} share={of === 0 ? null : [count, of]} unknown={unknown} since={since} examples={examples} />;
}

function Line(props: {
  id: Measure['id'] | Drift['id'];
  share: [number, number] | null;
  unknown: number;
  since?: string | null;
  examples: readonly Example[];
}) {
  const { id, share, unknown, since = null, examples } = props;
  const now = useNow();
  const report = useContext(AsReport);
  return (
    <li>
      <p class="counted">
        <span>{t(`audit.count.${id}`)}</span>
        <span class="counted-share">
          {share === null ? t('audit.unknown') : t('audit.share', { has: number(share[0]), of: number(share[1]) })}
          {share !== null && unknown > 0 ? ` · ${t('audit.not_known', unknown, { count: number(unknown) })}` : null}
          {since === null ? null : ` · ${t('audit.since', { day: date(since, now) })}`}
        </span>
      </p>
      {examples.length === 0 ? null : (
        <details open={report}>
          <summary>
            {t('audit.evidence')}
            <span class="visually-hidden">: {t(`audit.count.${id}`)}</span>
          </summary>
          <ul class="plain-list">
            {examples.map((example) => (
              <ExampleItem key={`${example.ref?.id} ${example.label} ${example.detail}`} example={example} />
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

/** One case: the record or the place of the blueprint, what it is about, and since when. */
function ExampleItem(props: { example: Example }) {
  const { label, detail, at, link, line } = props.example;
  return (
    <li>
      <CrmLink href={link}>{label}</CrmLink>
      {detail === null || detail === '' ? null : <span class="quiet"> · {detail}</span>}
      {at === null ? null : (
        <span class="quiet">
          {' · '}
          <On at={at} />
        </span>
      )}
      {line === null ? null : <Place path={line.path} line={line.line} />}
    </li>
  );
}

function Place(props: { path: string; line: number | null }) {
  const words = props.line === null ? props.path : t('book.line', { line: number(props.line) });
  const report = useContext(AsReport);
  return (
    <span class="quiet">
      {' · '}
      {report ? words : <a href={hashOf({ page: 'handbook', path: props.path })}>{words}</a>}
    </span>
  );
}
