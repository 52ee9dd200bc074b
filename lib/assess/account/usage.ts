import type { Blueprint } from '../../blueprint/blueprint.ts';
import type { CustomerHealth } from '../../blueprint/schema/customer-health.ts';
import type { AccountSnapshot } from '../../record/account-snapshot.ts';
import { type Fact, known, type Scalar, unknown } from '../../record/fact.ts';
import { daysBetween, type Instant, isBy, millis, plusDays } from '../../record/time.ts';
import type { Usage } from '../schema/account.ts';
import { accountProperty, numberOf, propertyOf } from './field.ts';

type Metric = CustomerHealth['usage'][number];
type Point = Usage['series'][number];

const YEAR_DAYS = 365;

/** The level of a value and what it is divided by; null where either is empty, `not_configured` for a division by nothing. */
function levelOf(value: Fact<number | null>, outOf: Fact<number | null> | null): Fact<number | null> {
  if (outOf === null || !value.known) return value;
  if (!outOf.known) return outOf;
  if (value.value === null || outOf.value === null) return known(null);
  return outOf.value === 0 ? unknown('not_configured') : known(value.value / outOf.value);
}

/** The newest value that a signal of the type carried. */
function fromSignal({ signals }: AccountSnapshot, type: string, property: string): Fact<Scalar> {
  const newest = (signals ?? []).findLast((signal) => signal.type === type && Object.hasOwn(signal.data, property));
  return newest === undefined ? unknown('not_loaded') : known(newest.data[property] ?? null);
}

/** The level of a metric as the snapshot stands. */
export function usageLevel(metric: Metric, snapshot: AccountSnapshot): Fact<number | null> {
  const { crm } = snapshot.ref;
  const { value, out_of } = metric;
  const held =
    'signal' in value
      ? fromSignal(snapshot, value.signal, value.property)
      : propertyOf(snapshot, accountProperty(value, crm));
  const outOf = out_of === undefined ? null : numberOf(propertyOf(snapshot, accountProperty(out_of, crm)));
  return levelOf(numberOf(held), outOf);
}

/** What a property held from each of its dated changes on. */
function course({ changes }: AccountSnapshot, name: string | null): { at: Instant; value: Scalar }[] {
  return changes.filter(({ field }) => field === `properties.${name}`).map(({ at, to }) => ({ at, value: to }));
}

function heldAt(dated: readonly { at: Instant; value: Scalar }[], at: Instant, now: Fact<Scalar>): Fact<Scalar> {
  if (dated.length === 0) return now;
  const last = dated.findLast((one) => isBy(one.at, at));
  return last === undefined ? unknown('not_tracked') : known(last.value);
}

/** The levels of a year, each from when it held; empty where the CRM keeps no history of the value. */
function seriesOf(metric: Metric, snapshot: AccountSnapshot, at: Instant): Point[] {
  const { value, out_of } = metric;
  const since = millis(plusDays(at, -YEAR_DAYS));
  if ('signal' in value) {
    return (snapshot.signals ?? []).flatMap((signal): Point[] => {
      const level = numberOf(known(signal.data[value.property] ?? null));
      const counts = signal.type === value.signal && millis(signal.at) >= since && level.known && level.value !== null;
      return counts ? [{ at: signal.at, level: level.value ?? 0 }] : [];
    });
  }
  const name = accountProperty(value, snapshot.ref.crm);
  const values = course(snapshot, name);
  const parts = out_of === undefined ? null : accountProperty(out_of, snapshot.ref.crm);
  const wholes = course(snapshot, parts);
  const moments = [...values, ...wholes].map((one) => one.at).filter((moment) => millis(moment) >= since);
  const ordered = [...new Set(values.length === 0 ? [] : moments)].sort((a, b) => millis(a) - millis(b));
  return ordered.flatMap((moment): Point[] => {
    const outOf = out_of === undefined ? null : numberOf(heldAt(wholes, moment, propertyOf(snapshot, parts)));
    const level = levelOf(numberOf(heldAt(values, moment, unknown('not_tracked'))), outOf);
    return level.known && level.value !== null ? [{ at: moment, level: level.value }] : [];
  });
}

/** The zone of a level: below where customers leave, below what is healthy, healthy, or wanting more. */
function zoneOf(level: number, { healthy, churn_below, expansion_above }: Metric): Usage['zone'] {
  if (churn_below !== undefined && level < churn_below) return 'churn';
  if (expansion_above !== undefined && level >= expansion_above) return 'expansion';
  return level >= healthy ? 'healthy' : 'low';
}

/** The first point of the unbroken run of one zone that lasts until now. */
function sinceOf(series: readonly Point[], zone: Usage['zone'], metric: Metric): Instant | null {
  const before = series.findLastIndex(({ level }) => zoneOf(level, metric) !== zone);
  return series[before + 1]?.at ?? null;
}

function assessed(metric: Metric, snapshot: AccountSnapshot, at: Instant, blueprint: Blueprint): Usage {
  const fact = usageLevel(metric, snapshot);
  const series = seriesOf(metric, snapshot, at);
  const level = fact.known ? fact.value : null;
  const zone = level === null ? null : zoneOf(level, metric);
  const since = zone === null ? null : sinceOf(series, zone, metric);
  const asked = metric.held_for ?? 0;
  const held = zone === null ? null : asked === 0 ? true : since === null ? null : daysBetween(since, at) >= asked;
  return {
    id: metric.id,
    label: metric.label,
    share: metric.out_of !== undefined,
    level,
    series,
    healthy: metric.healthy,
    churnBelow: metric.churn_below ?? null,
    expansionAbove: metric.expansion_above ?? null,
    zone,
    since,
    held,
    heldFor: asked,
    unknown: level === null ? { why: fact.known ? 'not_tracked' : fact.why, about: `usage.${metric.label}` } : null,
    line: blueprint.place(`customer_health.usage.${metric.id}`),
  };
}

/** Every measure of use that the blueprint names, on a snapshot that is as of the moment already. */
export function assessUsage(snapshot: AccountSnapshot, blueprint: Blueprint, at: Instant): Usage[] {
  return (blueprint.document.customer_health?.usage ?? []).map((metric) => assessed(metric, snapshot, at, blueprint));
}
