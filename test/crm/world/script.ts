import type { Draft } from './activities.ts';
import { DAY, iso } from './calendar.ts';
import type { BuyingFunction, Change, Company, Contact, Deal, TrackedField } from './model.ts';

/** A person of a demo deal as written down by hand. */
export interface ScriptedPerson {
  key: string;
  firstName: string;
  lastName: string;
  title: string | null;
  truth: BuyingFunction;
  label?: string;
  buyingRole?: string;
  restricted?: boolean;
}

/** What happened on a demo deal, `ago` days before the instant; negative days lie ahead. */
export type ScriptedEvent = { ago: number; with: string[]; about: string } & (
  | { what: 'mail_in' | 'mail_out' | 'mail_bounced' }
  | { what: 'call_in' | 'call_out' | 'call_missed' }
  | { what: 'met' | 'met_unrecorded' | 'planned' | 'no_show' | 'cancelled' }
  | { what: 'note' }
  | { what: 'task' | 'task_done' }
);

/** A demo deal as written down by hand; every time is in days before the instant. */
export interface Script {
  id: string;
  name: string;
  owner: string;
  pipeline: string;
  company: Omit<Company, 'ownerId' | 'createdAt' | 'history'>;
  stages: [stage: string, ago: number][];
  closed?: { ago: number; lostReason: string | null };
  amounts: [ago: number, value: number][];
  /** Close dates set so many days ago, the first with the deal, as Salesforce demands; `inDays` counts from the instant. */
  closeDates: { ago: number; inDays: number }[];
  fields: [field: TrackedField, ago: number, value: string][];
  people: ScriptedPerson[];
  events: ScriptedEvent[];
  score: number | null;
}

/** Turns a script into the records of the world. */
export function play(script: Script, index: number, instant: string) {
  const { company, contactIds, contacts } = castOf(script, index, instant);
  const first = script.stages[0]?.[1] ?? 0;
  const at = (ago: number) => daytime(instant, ago, 5);
  const change = (ago: number, value: string): Change => ({ at: at(ago), value, by: script.owner, cause: 'person' });
  const history: Deal['history'] = {
    stage: script.stages.map(([stage, ago]) => change(ago, stage)),
    owner: [change(first, script.owner)],
    amount: script.amounts.map(([ago, value]) => change(ago, String(value))),
    closeDate: script.closeDates.map(({ ago, inDays }) => {
      // Closing a deal sets its close date to that day in both CRMs, weekends too.
      const closes = ago === script.closed?.ago;
      return change(ago, (closes ? at(ago) : workday(instant, -inDays)).slice(0, 10));
    }),
  };
  for (const [field, ago, value] of script.fields) history[field] = [...(history[field] ?? []), change(ago, value)];
  const deal: Deal = {
    id: script.id,
    name: script.name,
    companyId: company.id,
    pipeline: script.pipeline,
    currency: company.currency,
    createdAt: at(first),
    closedAt: script.closed ? at(script.closed.ago) : null,
    lostReason: script.closed?.lostReason ?? null,
    history,
    people: script.people.map((person, n) => ({
      contactId: contacts[n]?.id ?? '',
      labels: person.label ? [person.label] : [],
    })),
    score: script.score,
  };
  const drafts = script.events.map((event): Draft => {
    const people = event.with.map((key) => contactIds.get(key) ?? missing(script.name, key));
    return drafted(event, workday(instant, event.ago, event.about.length), {
      ownerId: script.owner,
      dealId: script.id,
      companyId: company.id,
      contactIds: people,
    });
  });
  return { company, contacts, deal, drafts };
}

function missing(deal: string, key: string): never {
  throw new Error(`the script of "${deal}" names nobody "${key}"`);
}

function castOf(script: Script, index: number, instant: string) {
  const created = workday(instant, 300);
  const company: Company = { ...script.company, ownerId: script.owner, createdAt: created, history: {} };
  const contacts = script.people.map(
    (person, n): Contact => ({
      id: String(30_200_000_001 + index * 100 + n),
      companyId: company.id,
      firstName: person.firstName,
      lastName: person.lastName,
      title: person.title,
      email: `${person.key}@${company.domain}`,
      truth: person.truth,
      buyingRoles: person.buyingRole ? [person.buyingRole] : [],
      ownerId: script.owner,
      createdAt: created,
      restricted: person.restricted ?? false,
      leftOn: null,
    }),
  );
  const contactIds = new Map(script.people.map((person, n) => [person.key, contacts[n]?.id ?? '']));
  return { company, contacts, contactIds };
}

/** So many days before the instant (after it, for negative days), during the day. */
export function daytime(instant: string, ago: number, spread: number): string {
  const date = new Date(Date.parse(instant) - ago * DAY);
  date.setUTCHours(8 + (spread % 8), (spread * 7) % 60, 0, 0);
  return date.toISOString();
}

/** The same, off weekends: the past moves to the Friday before, the future to the Monday after. */
export function workday(instant: string, ago: number, spread = 0): string {
  const weekday = new Date(Date.parse(instant) - ago * DAY).getUTCDay();
  const toFriday = weekday === 0 ? 2 : weekday === 6 ? 1 : 0;
  const toMonday = weekday === 0 ? 1 : weekday === 6 ? 2 : 0;
  return daytime(instant, ago >= 0 ? ago + toFriday : ago - toMonday, spread);
}

type Where = Pick<Draft, 'ownerId' | 'dealId' | 'companyId' | 'contactIds'>;

/** An event as an activity. */
export function drafted(event: ScriptedEvent, at: string, where: Where): Draft {
  const base = { ...where, at, subject: event.about, body: '' };
  const meeting = { ...base, kind: 'meeting', endsAt: iso(Date.parse(at) + 45 * 60_000) } as const;
  const call = { ...base, kind: 'call' } as const;
  switch (event.what) {
    case 'mail_in':
      return { ...base, kind: 'email', direction: 'inbound', bounced: false };
    case 'mail_out':
      return { ...base, kind: 'email', direction: 'outbound', bounced: false };
    case 'mail_bounced':
      return { ...base, kind: 'email', direction: 'outbound', bounced: true };
    case 'call_in':
      return { ...call, direction: 'inbound', outcome: 'connected', seconds: 610 };
    case 'call_out':
      return { ...call, direction: 'outbound', outcome: 'connected', seconds: 940 };
    case 'call_missed':
      return { ...call, direction: 'outbound', outcome: 'no_answer', seconds: 0 };
    case 'met':
      return { ...meeting, outcome: 'completed' };
    case 'met_unrecorded':
      return { ...meeting, outcome: null };
    case 'planned':
      return { ...meeting, outcome: 'scheduled' };
    case 'no_show':
      return { ...meeting, outcome: 'no_show' };
    case 'cancelled':
      return { ...meeting, outcome: 'cancelled' };
    case 'note':
      return { ...base, kind: 'note', subject: '', body: event.about };
    case 'task':
      return { ...base, kind: 'task', doneAt: null, priority: 'medium' };
    case 'task_done':
      return { ...base, kind: 'task', doneAt: at, priority: 'medium' };
  }
}
