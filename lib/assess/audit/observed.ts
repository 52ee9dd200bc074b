import type { Blueprint } from '../../blueprint/blueprint.ts';
import type { Properties } from '../../record/fact.ts';
import { inOrder } from '../../record/order.ts';
import type { RecordRef } from '../../record/ref.ts';
import type { Snapshot } from '../../record/snapshot.ts';
import type { Instant } from '../../record/time.ts';
import { factsAt } from '../facts.ts';
import type { Assessment } from '../schema/assessment.ts';
import type { SeatHolder } from '../schema/seats.ts';
import type { Signals } from '../schema/signals.ts';
import { seatHolder } from '../seat.ts';
import { dealSeats } from '../signals/of-deal.ts';

/** What an audit keeps of a record, so that hundreds of records need not be in memory at once. */
export interface Observed {
  ref: RecordRef;
  name: string;
  link: string;
  createdAt: Instant;
  open: boolean;
  stage: string | null;
  mappedBy: Assessment['position']['mappedBy'];
  segment: string | null;
  enteredAt: Instant | null;
  /** Entry criteria of the stage as of its entry. */
  entry: Assessment['gate']['entry'];
  exit: Assessment['gate']['exit'];
  /** Labels of stages that were passed over; null where visits are not known. */
  skipped: string[] | null;
  /** Whether the time in the stage is held against the organisation's own deals; null where it stands in no stage. */
  ownTime: boolean | null;
  stalled: boolean;
  /** By seat of the blueprint. */
  seats: Record<string, SeatHolder>;
  signals: Signals;
  /** Whether the organisation has the fields that the blueprint asks for; null where that is not known. */
  fields: Record<string, boolean | null>;
}

const STALLED = new Set(['stuck', 'close_date_past']);

function fieldsOf(object: string, names: readonly string[], properties: Properties | null): [string, boolean | null][] {
  return names.map((name) => {
    const fact = properties !== null && Object.hasOwn(properties, name) ? properties[name] : undefined;
    const known = fact === undefined || (!fact.known && fact.why !== 'not_configured') ? null : fact.known;
    return [`${object}.properties.${name}`, known];
  });
}

/** What an audit keeps of a deal that was judged by that blueprint. */
export function observe(snapshot: Snapshot, assessment: Assessment, blueprint: Blueprint): Observed {
  const { deal, account, ref, link } = snapshot;
  const { position, gate, pace, flags, segment } = assessment;
  const facts = factsAt(inOrder(snapshot), blueprint, null, assessment.asOf);
  const ground = dealSeats(facts);
  const seats = Object.keys(blueprint.document.seats).map((id) => [id, seatHolder(id, blueprint, ground)]);
  const noVisits = snapshot.visits.length === 0 || snapshot.gaps.some(({ about }) => about === 'visits');
  return {
    ref,
    name: deal.name,
    link,
    createdAt: deal.createdAt,
    open: deal.outcome === 'open',
    stage: position.stage,
    mappedBy: position.mappedBy,
    segment: segment.label,
    enteredAt: pace.entered?.at ?? null,
    entry: gate.entry,
    exit: gate.exit,
    skipped: noVisits ? null : position.track.filter(({ state }) => state === 'skipped').map(({ label }) => label),
    ownTime: position.stage === null ? null : pace.benchmark.source === 'org',
    stalled: flags.some(({ id, folds }) => [id, ...folds].some((flag) => STALLED.has(flag))),
    seats: Object.fromEntries(seats),
    signals: assessment.signals,
    fields: Object.fromEntries([
      ...fieldsOf('deal', blueprint.properties.deal, deal.properties),
      ...fieldsOf('account', blueprint.properties.account, account?.properties ?? null),
    ]),
  };
}
