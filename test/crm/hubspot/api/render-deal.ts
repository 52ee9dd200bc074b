import { daysBetween, iso } from '../../world/calendar.ts';
import {
  type Activity,
  type Change,
  type Deal,
  present,
  TRACKED_FIELDS,
  type TrackedField,
  type World,
} from '../../world/model.ts';
import { ownerIdOf, userIdOf } from './owners.ts';
import type { CrmObject, HistoryEntry } from './types.ts';

/** HubSpot's property for each field whose history the world keeps. */
const PROPERTY_OF: Record<TrackedField, string> = {
  stage: 'dealstage',
  amount: 'amount',
  closeDate: 'closedate',
  nextStep: 'hs_next_step',
  owner: 'hubspot_owner_id',
  pain: 'pain',
  decision_process: 'decision_process',
  budget_confirmed: 'budget_confirmed',
  security_review: 'security_review',
};

/** What one unit of a currency is worth in the portal's own. */
const RATES: Record<string, number> = { EUR: 1, USD: 0.92, GBP: 1.17 };

/** A deal as HubSpot holds it, with what HubSpot itself works out from stages and activities. */
export function renderDeal(deal: Deal, activities: Activity[], world: World): CrmObject {
  const history: Record<string, HistoryEntry[]> = {};
  const properties: Record<string, string> = {};
  for (const field of TRACKED_FIELDS) {
    const property = PROPERTY_OF[field];
    const changes = deal.history[field] ?? [];
    if (changes.length === 0) continue;
    const entries = changes.map((change) => entryOf(field, change, deal));
    history[property] = entries.toReversed();
    const last = entries.at(-1)?.value;
    if (last) properties[property] = last;
  }
  const updatedAt = [
    deal.createdAt,
    ...Object.values(history).flatMap((entries) => entries.map((entry) => entry.timestamp)),
    ...activities.map((activity) => activity.loggedAt),
  ]
    .filter((at) => at <= world.instant)
    .reduce(later);
  Object.assign(properties, {
    dealname: deal.name,
    pipeline: deal.pipeline,
    deal_currency_code: deal.currency,
    createdate: deal.createdAt,
    hs_lastmodifieddate: updatedAt,
    hs_object_id: deal.id,
    dealtype: deal.pipeline === 'default' ? 'newbusiness' : 'existingbusiness',
    num_associated_contacts: String(deal.people.length),
    ...(deal.lostReason && { closed_lost_reason: deal.lostReason }),
    ...(deal.score !== null && { hs_deal_score: String(deal.score) }),
    ...outcome(deal, world),
    ...money(deal, world),
    ...engagement(activities, world.instant),
    ...stageTimes(deal, world.instant),
  });
  return {
    id: deal.id,
    type: 'deals',
    properties,
    history,
    createdAt: deal.createdAt,
    updatedAt,
    archived: false,
    restricted: false,
    mergedInto: null,
    stale: null,
  };
}

function entryOf(field: TrackedField, change: Change, deal: Deal): HistoryEntry {
  return { value: storedValue(field, change, deal), timestamp: change.at, ...sourceOf(change) };
}

function storedValue(field: TrackedField, { value, at }: Change, deal: Deal): string {
  if (value === null) return '';
  if (field === 'owner') return ownerIdOf(value);
  if (field !== 'closeDate') return value;
  return at === deal.closedAt ? at : `${value}T16:00:00.000Z`;
}

/** Where a value came from; HubSpot's own default close date looks like the person's entry who made the deal. */
export function sourceOf({ cause, by }: Change): Omit<HistoryEntry, 'value' | 'timestamp'> {
  switch (cause) {
    case 'person':
    case 'default':
      return by === null
        ? { sourceType: 'CRM_UI' }
        : { sourceType: 'CRM_UI', sourceId: `userId:${userIdOf(by)}`, updatedByUserId: userIdOf(by) };
    case 'automation':
      return {
        sourceType: 'AUTOMATION_PLATFORM',
        sourceId: 'enrollmentId:90210;actionExecutionIndex:0',
        sourceLabel: 'Deal hygiene',
      };
    case 'import':
      return { sourceType: 'IMPORT', sourceId: '77120' };
    case 'integration':
      return { sourceType: 'INTEGRATION', sourceId: '3310442', sourceLabel: 'Warehouse sync' };
  }
}

function outcome(deal: Deal, world: World): Record<string, string> {
  const stage = world.pipelines
    .find(({ id }) => id === deal.pipeline)
    ?.stages.find(({ id }) => id === present(deal, 'stage'));
  return {
    hs_is_closed: String(deal.closedAt !== null),
    hs_is_closed_won: String(stage?.closes === 'won'),
    hs_is_closed_lost: String(stage?.closes === 'lost'),
    ...(stage && { hs_deal_stage_probability: String(stage.probability) }),
    ...(deal.closedAt && { days_to_close: String(Math.round(daysBetween(deal.createdAt, deal.closedAt))) }),
  };
}

function money(deal: Deal, world: World): Record<string, string> {
  const amount = present(deal, 'amount');
  if (amount === null) return {};
  const rate = (RATES[deal.currency] ?? 1) / (RATES[world.org.currency] ?? 1);
  return { amount_in_home_currency: String(Math.round(Number(amount) * rate)) };
}

function later(one: string, other: string): string {
  return one.localeCompare(other) < 0 ? other : one;
}

/** The roll-ups that HubSpot keeps on the deal. */
function engagement(activities: Activity[], instant: string): Record<string, string> {
  const past = activities.filter(({ at }) => at <= instant);
  const ahead = activities.filter(({ at }) => at > instant);
  const contacted = past.filter(({ kind }) => kind === 'email' || kind === 'call' || kind === 'meeting');
  const latest = (some: Activity[]) => some.map(({ at }) => at).reduce(later);
  const nextMeeting = ahead
    .filter(({ kind }) => kind === 'meeting')
    .map(({ at }) => at)
    .sort()[0];
  const next = ahead.map(({ at }) => at).sort()[0];
  return {
    num_notes: String(past.length),
    num_contacted_notes: String(contacted.length),
    ...(past.length > 0 && { notes_last_updated: latest(past) }),
    ...(contacted.length > 0 && { notes_last_contacted: latest(contacted) }),
    ...(next && { notes_next_activity_date: next }),
    ...(nextMeeting && { hs_next_meeting_start_time: nextMeeting }),
  };
}

/** When each stage was last entered and left; times in a stage are milliseconds. */
function stageTimes(deal: Deal, instant: string): Record<string, string> {
  const changes = deal.history.stage ?? [];
  const times: Record<string, string> = {};
  const total = new Map<string, number>();
  for (const [index, { value: stage, at }] of changes.entries()) {
    if (stage === null) continue;
    const left = changes[index + 1]?.at;
    const days = daysBetween(at, left ?? instant);
    total.set(stage, (total.get(stage) ?? 0) + days);
    times[`hs_v2_date_entered_${stage}`] = at;
    if (left) times[`hs_v2_date_exited_${stage}`] = left;
    times[`hs_v2_latest_time_in_${stage}`] = String(Math.round(days * 86_400_000));
    times[`hs_v2_cumulative_time_in_${stage}`] = String(Math.round((total.get(stage) ?? 0) * 86_400_000));
  }
  const entered = changes.at(-1)?.at ?? iso(Date.parse(deal.createdAt));
  return { ...times, hs_v2_date_entered_current_stage: entered, hs_v2_time_in_current_stage: entered };
}
