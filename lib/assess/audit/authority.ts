import type { Blueprint } from '../../blueprint/blueprint.ts';
import type { Ownership } from '../../blueprint/schema/ownership.ts';
import { DAY_MS, type Day, type Instant, instant, millis } from '../../record/time.ts';
import type { Measure } from '../schema/audit.ts';
import { type Case, measure, recorded, written } from './count.ts';
import type { Observed } from './observed.ts';

/** The outcome whose owner S96 asks for, by the id that every template gives it. */
const EXPANSION = 'expansion_revenue';

const KINDS = ['funding', 'timing', 'tradeoff', 'priority', 'design', 'governance'] as const;

/** Whether anybody can hold a seat at all: the blueprint says where its holder is found. */
export function isHeld(blueprint: Blueprint, seat: string): boolean {
  const is = blueprint.document.seats[seat]?.is;
  return is !== undefined && is !== 'unassigned';
}

/** A seat with whether it can be held. */
function seatCase(blueprint: Blueprint, seat: string): Case {
  const label = blueprint.document.seats[seat]?.label ?? seat;
  return { good: isHeld(blueprint, seat), example: written(blueprint, `seats.${seat}`, label) };
}

/** The last word of an entry: where two seats meet, that of the overlap. */
function finalSeat({ primary, overlap }: Ownership): string {
  return overlap?.final ?? primary;
}

const covers = (ids: readonly string[], id: string | null) => ids.length === 0 || (id !== null && ids.includes(id));

/** Whether one stage of a motion and segment has more than one last word. */
function isTorn(entries: readonly Ownership[]): boolean {
  return entries.some((entry) =>
    entries.some(
      (other) =>
        finalSeat(other) !== finalSeat(entry) &&
        (entry.stages.length === 0 ||
          other.stages.length === 0 ||
          entry.stages.some((id) => other.stages.includes(id))),
    ),
  );
}

/** S96: for every motion and segment, one seat has the last word on expansion revenue, and somebody can hold it. */
export function expansionMeasures(blueprint: Blueprint): Measure[] {
  const { ownership, motions, market } = blueprint.document;
  const claims = ownership.filter(({ outcome }) => outcome === EXPANSION);
  const ways = motions.length === 0 ? [null] : motions;
  const cases = ways.flatMap((motion) =>
    market.segments.map((segment): Case => {
      const meant = claims.filter((it) => covers(it.motions, motion?.id ?? null) && covers(it.segments, segment.id));
      const detail = motion?.label ?? null;
      return {
        good: meant.length > 0 && !isTorn(meant),
        example: written(blueprint, `market.segments.${segment.id}`, segment.label, detail),
      };
    }),
  );
  const seats = [...new Set(claims.map(finalSeat))];
  return [
    measure('expansion_one_seat', 'design', cases),
    measure(
      'expansion_seat_held',
      'design',
      seats.map((seat) => seatCase(blueprint, seat)),
    ),
  ];
}

/**
 * S101: whether it is the decision that stalls or the authority. Decisions have a way up or are at the top; deals that
 * stand still stand in a stage whose seat somebody holds.
 */
export function decisionMeasures(blueprint: Blueprint, records: readonly Observed[]): Measure[] {
  const { decisions, seats, lifecycle } = blueprint.document;
  const ways = decisions.map(({ id, label, seat, escalates_to }): Case => {
    const atTheTop = seats[seat]?.reports_to === undefined;
    return { good: escalates_to !== undefined || atTheTop, example: written(blueprint, `decisions.${id}`, label) };
  });
  const stalled = records
    .filter(({ open, stalled }) => open && stalled)
    .map((record): Case => {
      const stage = lifecycle.find(({ id }) => id === record.stage);
      const holder = stage === undefined ? undefined : record.seats[stage.owner];
      const good = holder === undefined || holder.unresolved === 'unknown' ? null : holder.user !== null;
      return { good, example: recorded(record, holder?.label ?? null, record.enteredAt) };
    });
  return [measure('decisions_escalate', 'design', ways), measure('stalled_authority', 'practice', stalled)];
}

/** S106: tradeoffs are settled by design: every kind of decision has a seat, every tension a ruling. */
export function tradeoffMeasures(blueprint: Blueprint, records: readonly Observed[]): Measure[] {
  const { decisions, tensions } = blueprint.document;
  const met = records.flatMap((record) =>
    record.signals.tensions.map(
      ({ label, ruling }): Case => ({ good: ruling !== null, example: recorded(record, label, null) }),
    ),
  );
  return [
    measure(
      'kinds_decided',
      'design',
      KINDS.map((kind) => ({
        good: decisions.some((decision) => decision.kind === kind),
        example: written(blueprint, 'decisions', kind),
      })),
    ),
    measure(
      'tensions_ruled',
      'design',
      tensions.map(({ id, label, ruling }) => ({
        good: ruling !== undefined,
        example: written(blueprint, `tensions.${id}`, label),
      })),
    ),
    measure('tensions_met_ruled', 'practice', met),
  ];
}

/** Everything that is reviewed: the blueprint as a whole, then each review, with the moment by which it is due. */
export function reviewsOf({ document }: Blueprint): { label: string; path: string; due: Instant }[] {
  const due = ({ last, every }: { last: Day; every: number }) => instant(millis(last) + every * DAY_MS);
  return [
    { label: document.name, path: 'review', due: due(document.review) },
    ...document.reviews.map((review) => ({ label: review.label, path: `reviews.${review.id}`, due: due(review) })),
  ];
}

/** S114, S117: one seat answers for whether the system works as designed, somebody can hold it, and it is reviewed in time. */
export function ownerMeasures(blueprint: Blueprint, today: Day): Measure[] {
  const whole = reviewsOf(blueprint).slice(0, 1);
  return [
    measure('owner_held', 'design', [seatCase(blueprint, blueprint.document.owner.seat)]),
    measure(
      'review_held',
      'design',
      whole.map(({ label, path, due }) => ({
        good: millis(today) <= millis(due),
        example: { ...written(blueprint, path, label), at: due },
      })),
    ),
  ];
}
