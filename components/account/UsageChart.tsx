import type { Usage } from '../../lib/assess/schema/account.ts';
import { date } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/text.ts';
import { useNow } from '../clock.ts';
import { levelWords, usageMarks } from '../words/usage.ts';
import { apart, usagePlot } from './usage-plot.ts';

/** How much of the height a label of one line takes, in per cent. */
const LABEL = 17;

/** A measure of use over time against the blueprint's levels, and the same as a table. */
export function UsageChart(props: { usage: Usage; at: string }) {
  const { usage, at } = props;
  const now = useNow();
  const plot = usagePlot(usage, at);
  const marks = usageMarks(usage);
  const places = apart(
    marks.map(({ level }) => plot.down(level)),
    LABEL,
  );
  const churn = usage.churnBelow === null ? null : plot.down(usage.churnBelow);
  return (
    <figure class="usage-chart">
      <div class="usage-plot" aria-hidden="true">
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true" focusable="false">
          {churn === null ? null : <rect class="usage-danger" x="0" width="100" y={churn} height={100 - churn} />}
          {marks.map(({ kind, level }) => (
            <line key={kind} class={`usage-mark ${kind}`} x1="0" x2="100" y1={plot.down(level)} y2={plot.down(level)} />
          ))}
          <path class="usage-line" d={plot.path} />
          <path class={`usage-line ${usage.zone ?? ''}`} d={plot.since} />
        </svg>
        {plot.now === null ? null : (
          <span class={`usage-now ${usage.zone ?? ''}`} style={{ left: `${plot.now.x}%`, top: `${plot.now.y}%` }} />
        )}
      </div>
      <div class="usage-labels" aria-hidden="true">
        {marks.map(({ kind, words }, index) => (
          <span key={kind} class={kind} style={{ top: `${places[index]}%` }}>
            {words}
          </span>
        ))}
      </div>
      <figcaption aria-hidden="true">
        <span>{date(usage.series[0]?.at ?? at, now)}</span>
        <span>{date(at, now)}</span>
      </figcaption>
      <UsageTable usage={usage} at={at} />
    </figure>
  );
}

function UsageTable(props: { usage: Usage; at: string }) {
  const { label, level, share, series } = props.usage;
  const now = useNow();
  const points = level === null ? series : [...series, { at: props.at, level }];
  return (
    <table class="visually-hidden">
      <caption>{t('customer.usage.over_time', { usage: label })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('customer.usage.from')}</th>
          <th scope="col">{t('customer.usage.level')}</th>
        </tr>
      </thead>
      <tbody>
        {points.map((point) => (
          <tr key={point.at}>
            <th scope="row">{date(point.at, now)}</th>
            <td>{levelWords(point.level, share)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
