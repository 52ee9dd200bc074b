import { z } from 'zod';
import { Deal, type Snapshot } from '../../record/snapshot.ts';
import { FieldChange, Pipeline, StageVisit } from '../../record/stages.ts';
import { type Instant, isWithin } from '../../record/time.ts';
import type { Reading } from '../crm.ts';
import { primaryCompany } from './account.ts';
import { pathOf } from './activities.ts';
import type { HubSpotObject } from './answers.ts';
import { droppedIds, listedIn } from './associated.ts';
import { ACTIVITY_TYPES, type ActivityType } from './choose-activities.ts';
import { hubSpotId, kindOf } from './interactions.ts';

/**
 * How long answers may rest on the parts that the two requests do not see: contacts and companies that changed while
 * the deal did not, outcomes of activities edited afterwards. What somebody mends there shows within the hour.
 */
const LONGEST_REST_DAYS = 1 / 24;

// What the portal calls fields and values is none of the deal's own: it comes with each look at the deal.
const Compared = z.object({
  deal: z.object(Deal.omit({ labels: true, valueLabels: true }).shape),
  pipeline: Pipeline,
  visits: z.array(StageVisit),
  changes: z.array(FieldChange),
});

/** What of a read of the deal itself is compared with the last snapshot. */
interface FreshDeal {
  answer: HubSpotObject;
  parts: Pick<Snapshot, 'deal' | 'pipeline' | 'visits' | 'changes'>;
  labels: ReadonlyMap<string, readonly string[]>;
  /** Properties of the company that the blueprint asks for now. */
  accountProperties: readonly string[];
}

/** When a reading last saw everything: looks that find nothing changed do not. */
export function inFullAt({ inFullAt, snapshot }: Reading<Snapshot>): Instant {
  return inFullAt ?? snapshot.readAt;
}

/** Whether a reading still stands: the same deal, history, people, labels and activities as HubSpot has now. */
export function stillStands(reading: Reading<Snapshot>, fresh: FreshDeal, now: Instant): boolean {
  const previous = reading.snapshot;
  return (
    isWithin(LONGEST_REST_DAYS, inFullAt(reading), now) &&
    !previous.gaps.some(({ about }) => about === 'interactions') &&
    sameDeal(previous, fresh) &&
    sameAccount(previous, fresh) &&
    samePeople(previous, fresh.labels) &&
    sameActivities(previous, fresh.answer)
  );
}

// Both sides are parsed by the schemas, which put their keys in one order, so that equal values have equal text.
function sameDeal(previous: Snapshot, { parts }: FreshDeal): boolean {
  return JSON.stringify(Compared.parse(previous)) === JSON.stringify(Compared.parse(parts));
}

function sameAccount(previous: Snapshot, { answer, accountProperties }: FreshDeal): boolean {
  const asked = previous.account === null ? accountProperties : Object.keys(previous.account.properties);
  return (
    primaryCompany(answer) === (previous.account?.id ?? null) && sameSet(new Set(asked), new Set(accountProperties))
  );
}

function samePeople(previous: Snapshot, labels: FreshDeal['labels']): boolean {
  const before = previous.people.map(({ id, roles }) => {
    return JSON.stringify([id, ...roles.filter(({ source }) => source === 'deal_role').map(({ name }) => name)]);
  });
  return sameSet(new Set(before), new Set([...labels].map(([id, names]) => JSON.stringify([id, ...names]))));
}

// Of a type that is cut short, in the answer or in the snapshot, only the deal's own dates of change tell news.
function sameActivities(previous: Snapshot, answer: HubSpotObject): boolean {
  return ACTIVITY_TYPES.every((type) => {
    const { ids, state } = listedIn(answer, type);
    const gaps = previous.gaps.filter(({ about }) => about === pathOf(type));
    if (gaps.some(({ remedy }) => remedy === 'grant_scope')) return state === 'absent';
    if (gaps.some(({ why }) => why === 'not_loaded') || state === 'cut') return state !== 'absent';
    return sameSet(new Set([...keptIds(previous, type), ...gaps.flatMap(droppedIds)]), new Set(ids));
  });
}

function keptIds(previous: Snapshot, type: ActivityType): string[] {
  if (type === 'tasks') return previous.tasks.map(({ id }) => id);
  if (type === 'notes') return previous.notes.map(({ id }) => id);
  const kind = kindOf(type);
  return previous.interactions.flatMap((it) => (it.kind === kind ? [hubSpotId(it.id)] : []));
}

function sameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((item) => b.has(item));
}
