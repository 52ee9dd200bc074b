import { NOTES, SUBJECTS, TASKS } from './activity-words.ts';
import { DAY, daysBefore, daysBetween, inOfficeHours, iso } from './calendar.ts';
import type { OrdinaryDeal } from './deals.ts';
import type { Activity, Company, Contact } from './model.ts';
import type { Chance } from './random.ts';

/** An activity that has no id yet; ids are given once all are in order of time. */
export type Draft = {
  [K in Activity['kind']]: Omit<Extract<Activity, { kind: K }>, 'id' | 'loggedAt'>;
}[Activity['kind']];

interface Touch {
  at: string;
  ownerId: string;
  dealId: string | null;
  company: Company;
  contactIds: string[];
}

/** The activities of one ordinary deal: its threads answer in their rhythm until they fall silent, then only we write. */
export function dealActivities(random: Chance, made: OrdinaryDeal, company: Company, instant: string): Draft[] {
  const { deal, causes, threads, silentFor } = made;
  const end = deal.closedAt ?? instant;
  const ownerId = deal.history.owner?.at(-1)?.value ?? company.ownerId;
  const life = daysBetween(deal.createdAt, end);
  const talking = Math.max(1, life - silentFor);
  const touch = (daysIn: number, contactIds: string[]): Touch => ({
    at: inOfficeHours(iso(Date.parse(deal.createdAt) + Math.min(daysIn, life) * DAY), random),
    ownerId,
    dealId: deal.id,
    company,
    contactIds,
  });

  const drafts: Draft[] = [];
  for (const person of threads) {
    const times = Math.max(1, Math.min(6, Math.round(((causes.rhythm * talking) / 14) * random.factor(0.25) * 0.55)));
    for (let n = 0; n < times; n++) {
      const daysIn = (talking * (n + random.between(0.3, 1))) / times;
      const others = random.happens(0.25) ? random.some(threads, 1).filter((id) => id !== person) : [];
      drafts.push(answered(random, touch(daysIn, [person, ...others])));
    }
  }
  const everybody = deal.people.map(({ contactId }) => contactId);
  const chasing = 1 + Math.round(silentFor / 12) + random.whole(0, 1);
  for (let n = 0; n < Math.min(5, chasing) && everybody.length > 0; n++)
    drafts.push(unanswered(random, touch(talking + (life - talking) * random.unit(), [random.pick(everybody)])));
  if (random.happens(0.45)) drafts.push(note(random, touch(life * random.unit(), [])));
  if (random.happens(0.4)) drafts.push(task(random, touch(life * random.between(0.5, 1), []), deal.closedAt !== null));
  if (!deal.closedAt && silentFor === 0 && random.happens(0.35))
    drafts.push(plannedMeeting(random, touch(life, threads), instant));
  return drafts.filter((draft) => draft.at >= deal.createdAt);
}

/** Activities with customers outside any deal, so that a person's last contact is not always this deal's. */
export function customerActivities(
  random: Chance,
  companies: Company[],
  contacts: Contact[],
  instant: string,
  count: number,
): Draft[] {
  const companyOf = new Map(companies.map((company) => [company.id, company]));
  return Array.from({ length: count }, () => {
    const contact = random.pick(contacts);
    const company = companyOf.get(contact.companyId);
    if (!company) throw new Error(`contact ${contact.id} has no company`);
    const at = inOfficeHours(daysBefore(instant, random.between(1, 730)), random);
    const touch: Touch = { at, ownerId: company.ownerId, dealId: null, company, contactIds: [contact.id] };
    const kind = random.weighted([
      [answered, 4],
      [unanswered, 3],
      [note, 1],
    ] as const);
    return random.happens(0.12) ? task(random, touch, true) : kind(random, touch);
  });
}

function base({ at, ownerId, dealId, company, contactIds }: Touch, subject: string, body: string) {
  return { at, ownerId, dealId, companyId: company.id, contactIds, subject, body };
}

/** A two-way contact: an inbound mail, a call that connected, or a meeting. */
function answered(random: Chance, touch: Touch): Draft {
  const words = SUBJECTS[touch.company.language];
  const kind = random.weighted([
    ['mail', 5],
    ['call', 2],
    ['meeting', 3],
  ] as const);
  switch (kind) {
    case 'mail':
      return {
        ...base(touch, `Re: ${random.pick(words.mail)}`, ''),
        kind: 'email',
        direction: 'inbound',
        bounced: false,
      };
    case 'call': {
      const direction = random.happens(0.3) ? 'inbound' : 'outbound';
      return {
        ...base(touch, 'Call', ''),
        kind: 'call',
        direction,
        outcome: 'connected',
        seconds: random.whole(120, 2400),
      };
    }
    case 'meeting': {
      const endsAt = iso(Date.parse(touch.at) + random.pick([30, 45, 60]) * 60_000);
      const outcome = random.happens(0.55) ? 'completed' : null;
      return { ...base(touch, random.pick(words.meeting), ''), kind: 'meeting', endsAt, outcome };
    }
  }
}

/** An attempt of ours that nobody answered. */
function unanswered(random: Chance, touch: Touch): Draft {
  const words = SUBJECTS[touch.company.language];
  const kind = random.weighted([
    ['mail', 7],
    ['call', 2],
    ['meeting', 1],
  ] as const);
  switch (kind) {
    case 'mail':
      return {
        ...base(touch, random.pick(words.mail), ''),
        kind: 'email',
        direction: 'outbound',
        bounced: random.happens(0.03),
      };
    case 'call': {
      const outcome = random.pick(['no_answer', 'busy', 'voicemail'] as const);
      return { ...base(touch, 'Call', ''), kind: 'call', direction: 'outbound', outcome, seconds: random.whole(0, 40) };
    }
    case 'meeting': {
      const endsAt = iso(Date.parse(touch.at) + 30 * 60_000);
      const outcome = random.pick(['no_show', 'cancelled'] as const);
      return { ...base(touch, random.pick(words.meeting), ''), kind: 'meeting', endsAt, outcome };
    }
  }
}

function note(random: Chance, touch: Touch): Draft {
  return { ...base({ ...touch, contactIds: [] }, '', random.pick(NOTES)), kind: 'note' };
}

function task(random: Chance, touch: Touch, past: boolean): Draft {
  const done = past || random.happens(0.5);
  const at = done ? touch.at : iso(Date.parse(touch.at) + random.between(1, 12) * DAY);
  return {
    ...base({ ...touch, at, contactIds: [] }, random.pick(TASKS), ''),
    kind: 'task',
    doneAt: done ? touch.at : null,
    priority: random.pick(['low', 'medium', 'high'] as const),
  };
}

function plannedMeeting(random: Chance, touch: Touch, instant: string): Draft {
  const at = iso(Math.ceil(Date.parse(instant) / DAY + random.whole(1, 12)) * DAY + 9 * 3_600_000);
  const endsAt = iso(Date.parse(at) + 45 * 60_000);
  const subject = random.pick(SUBJECTS[touch.company.language].meeting);
  return { ...base({ ...touch, at }, subject, ''), kind: 'meeting', endsAt, outcome: 'scheduled' };
}
