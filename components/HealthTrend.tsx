import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { Health } from '../lib/assess/schema/health.ts';
import { date, number, weeksAgo } from '../lib/i18n/format.ts';
import { t } from '../lib/i18n/text.ts';
import { useNow } from './clock.ts';

type TrendPoint = Health['trend'][number];

const WIDTH = 260;
const HEIGHT = 52;
const PAD = 4;
/** Points that the height spans at least, so that a calm history looks calm. */
const MIN_SPAN = 40;

/** Twelve weeks of the score as a line against what is healthy, since when and what moved it, and the same numbers as a table. */
export function HealthTrend(props: {
  title: string;
  trend: TrendPoint[];
  healthy: number | null;
  changed: string | null;
  /** Whether the line ends at a close, from which weeks would be counted wrongly. */
  closed: boolean;
}) {
  const now = useNow();
  const { title, trend, healthy, changed, closed } = props;
  const [first] = trend;
  const drawn = trend.filter((point) => point.score !== null).length;
  // What could not be read then had a history all the same.
  if (first === undefined || drawn < 2) return trend.length < 2 ? <p class="quiet">{t('health.no_trend')}</p> : null;
  return (
    <figure class="trend">
      <Line trend={trend} healthy={healthy} />
      <figcaption>
        <span>{closed ? date(first.at, now) : weeksAgo(trend.length - 1)}</span>
        {changed === null ? null : <span class="changed">{changed}</span>}
      </figcaption>
      <table class="visually-hidden">
        <caption>{t('health.trend', { title })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('health.trend_day')}</th>
            <th scope="col">{t('health.trend_score')}</th>
          </tr>
        </thead>
        <tbody>
          {trend.map((point) => (
            <tr key={point.at}>
              <th scope="row">{date(point.at, now)}</th>
              <td>{point.score === null ? t('unknown.word') : number(point.score)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

function Line(props: { trend: TrendPoint[]; healthy: number | null }) {
  const x = scaleLinear([0, props.trend.length - 1], [PAD, WIDTH - PAD]);
  const y = scaleLinear(span(props), [HEIGHT - PAD, PAD]);
  const path = line<TrendPoint>()
    .defined((point) => point.score !== null)
    .x((_, index) => x(index))
    .y((point) => y(point.score ?? 0))(props.trend);
  const last = props.trend.at(-1);
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" focusable="false">
      {props.healthy === null ? null : (
        <line class="healthy" x1={PAD} x2={WIDTH - PAD} y1={y(props.healthy)} y2={y(props.healthy)} />
      )}
      <path class="score-line" d={path ?? ''} />
      {last && last.score !== null ? (
        <circle class="score-dot" cx={x(props.trend.length - 1)} cy={y(last.score)} r="3" />
      ) : null}
    </svg>
  );
}

/** The part of 0…100 that is drawn: all scores and what is healthy, at least 40 points. */
function span({ trend, healthy }: { trend: TrendPoint[]; healthy: number | null }): [number, number] {
  const values = [...trend.map((point) => point.score), healthy].filter((value) => value !== null);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = Math.max(0, MIN_SPAN - (high - low)) / 2;
  const bottom = Math.min(Math.max(0, low - room), 100 - MIN_SPAN);
  return [bottom, Math.max(bottom + MIN_SPAN, high)];
}
