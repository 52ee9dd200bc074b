import { z } from 'zod';
import { Deal, type Snapshot } from '../../record/snapshot.ts';
import { FieldChange, Pipeline, StageVisit } from '../../record/stages.ts';
import { daysBetween, type Instant } from '../../record/time.ts';
import { primaryCompany } from './account.ts';
import { ACTIVITY_TYPES, newestOf, pathOf } from './activities.ts';
import type { HubSpotObject } from './answers.ts';
import { INTERACTION_TYPES, interactionId } from './interactions.ts';

/**
 * How long an answer may go on resting on the parts that the two requests do not see: contacts and companies that
 * changed while the deal did not, outcomes of activities edited afterwards. Half a day: what changed yesterday is seen
 * with the first look of today.
 */
const LONGEST_REST_DAYS = 0.5;

const Compared = z.object({
  deal: Deal,
  pipeline: Pipeline,
  visits: z.array(StageVisit),
  changes: z.array(FieldChange),
});

/** What of a read of the deal itself is compared with the last snapshot. */
export interface FreshDeal {
  answer: HubSpotObject;
  parts: Pick<Snapshot, 'deal' | 'pipeline' | 'visits' | 'changes'>;
  labels: ReadonlyMap<string, readonly string[]>;
  /** Properties of the company that the blueprint asks for now. */
  accountProperties: readonly string[];
}

/** Whether a snapshot still stands: the same deal, history, people, labels and activities as HubSpot has now. */
export function stillStands(previous: Snapshot, fresh: FreshDeal, now: Instant): boolean {
  return (
    daysBetween(previous.readAt, now) < LONGEST_REST_DAYS &&
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

function sameActivities(previous: Snapshot, answer: HubSpotObject): boolean {
  const before = new Set([
    ...previous.interactions.map(({ id }) => id),
    ...previous.tasks.map(({ id }) => `tasks:${id}`),
    ...previous.notes.map(({ id }) => `notes:${id}`),
  ]);
  const hidden = new Set(previous.gaps.filter(({ why }) => why === 'hidden').map(({ about }) => about));
  const now = ACTIVITY_TYPES.filter((type) => !hidden.has(pathOf(type))).flatMap((type) =>
    newestOf(answer, type).ids.map((id) => {
      const kind = INTERACTION_TYPES.find((candidate) => candidate === type);
      return kind === undefined ? `${type}:${id}` : interactionId(kind, id);
    }),
  );
  return sameSet(before, new Set(now));
}

function sameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((item) => b.has(item));
}
