import { DAY, dayOf, daysBefore, daysBetween, endOfMonth, iso } from './calendar.ts';
import { type Causes, drawCauses, WALK, winProbability } from './causes.ts';
import type { Change, Company, Contact, Deal, DealPerson, User } from './model.ts';
import { DEFAULT_PIPELINE, RENEWAL_PIPELINE } from './organisation.ts';
import { LABEL_OF } from './people-words.ts';
import type { Chance } from './random.ts';
import { lengthOf, stageHistory, walkTo } from './stage-walk.ts';

/** An ordinary deal with the causes it was made from; activities are made from both. */
export interface OrdinaryDeal {
  deal: Deal;
  causes: Causes;
  /** Ids of the people who really take part, most active first. */
  threads: string[];
  /** Days before the instant (or the close) on which the buyer fell silent; 0 while they still answer. */
  silentFor: number;
}

export interface DealSettings {
  instant: string;
  open: number;
  closed: number;
  labels: string[];
}

const LOST_REASONS = ['No decision', 'Chose another supplier', 'Budget withdrawn', 'No answer', 'Wrong timing'];
const THEMES = [
  'Plant analytics',
  'Line monitoring',
  'Depot roll-out',
  'Group licence',
  'Energy reporting',
  'Quality tracking',
  'Site expansion',
  'Maintenance planning',
];

/** Open and closed deals of two years whose outcomes follow, with noise, from their causes. */
export function makeDeals(
  random: Chance,
  settings: DealSettings,
  companies: Company[],
  contacts: Contact[],
  users: User[],
): OrdinaryDeal[] {
  const byCompany = Map.groupBy(contacts, (contact) => contact.companyId);
  return Array.from({ length: settings.open + settings.closed }, (_, index) => {
    const company = random.pick(companies);
    const closed = index >= settings.open;
    const id = String(40_300_010_001 + index);
    return makeDeal(random, { id, closed, company, settings, people: byCompany.get(company.id) ?? [], users });
  });
}

interface DealInput {
  id: string;
  closed: boolean;
  company: Company;
  settings: DealSettings;
  people: Contact[];
  users: User[];
}

function makeDeal(random: Chance, { id, closed, company, settings, people, users }: DealInput): OrdinaryDeal {
  const pipeline = random.happens(0.25) ? RENEWAL_PIPELINE : DEFAULT_PIPELINE;
  const causes = drawCauses(random);
  const won = closed && random.happens(winProbability(causes, pipeline));
  const owner = random.happens(0.8) ? company.ownerId : random.pick(users).id;
  const order = WALK[pipeline] ?? [];
  const last = won
    ? (order.at(-1) ?? '')
    : random.weighted(order.map((stage, index) => [stage, order.length - index * 0.6]));
  const stays = walkTo(random, pipeline, last, company, causes.slowness);
  const current = stays.at(-1);
  if (!closed && current) current.days *= random.between(0.1, 1.5);

  const end = closed ? daysBefore(settings.instant, random.between(2, 728)) : settings.instant;
  const start = iso(Date.parse(end) - lengthOf(stays) * DAY);
  const closing = closed ? closingStage(pipeline, won) : null;
  const cast = castOf(random, people, causes.threads, settings.labels);
  const life = daysBetween(start, end);
  const deal: Deal = {
    id,
    name: `${company.name} – ${pipeline === RENEWAL_PIPELINE ? `Renewal ${end.slice(0, 4)}` : random.pick(THEMES)}`,
    companyId: company.id,
    pipeline,
    currency: company.currency,
    createdAt: start,
    closedAt: closed ? end : null,
    lostReason: closed && !won ? random.pick(LOST_REASONS) : null,
    history: {
      stage: stageHistory(start, stays, closing, owner),
      owner: [{ at: start, value: owner, by: owner, cause: 'person' }],
      amount: amounts(random, company, start, life, owner),
      closeDate: closeDates(random, start, end, closed, owner),
      ...(random.happens(closed ? 0.4 : 0.6) && { nextStep: nextSteps(random, end, owner) }),
      ...customFields(random, stays.length, start, life, owner),
    },
    people: cast.people,
    score: closed ? null : Math.round(100 * winProbability({ ...causes, threads: 2 }, pipeline)),
  };
  const silentFor = won || (!closed && random.happens(0.7)) ? 0 : random.between(0.15, 0.6) * life;
  return { deal, causes, threads: cast.threads, silentFor };
}

function closingStage(pipeline: string, won: boolean): string {
  if (pipeline === RENEWAL_PIPELINE) return won ? '184004' : '184005';
  return won ? 'closedwon' : 'closedlost';
}

function castOf(random: Chance, people: Contact[], threads: number, labels: string[]) {
  const cast = random.some(people, threads + random.whole(0, 3));
  const careful = random.happens(0.4);
  const onDeal: DealPerson[] = cast.map((contact) => {
    const label = LABEL_OF[contact.truth];
    return { contactId: contact.id, labels: careful && label && labels.includes(label) ? [label] : [] };
  });
  return { people: onDeal, threads: cast.slice(0, threads).map((contact) => contact.id) };
}

function amounts(random: Chance, company: Company, start: string, life: number, by: string): Change[] {
  if (random.happens(0.06)) return [];
  const scale = Math.sqrt((company.employees ?? 300) / 100);
  const first = Math.round((14_000 * scale * random.factor(0.5)) / 500) * 500;
  const history: Change[] = [{ at: start, value: String(first), by, cause: 'person' }];
  if (random.happens(0.25)) {
    const at = iso(Date.parse(start) + life * random.between(0.4, 0.9) * DAY);
    history.push({
      at,
      value: String(Math.round((first * random.between(0.75, 1.15)) / 500) * 500),
      by,
      cause: 'person',
    });
  }
  return history;
}

/** A close date at creation, pushed whenever it would have passed; a closed deal ends on its day. */
function closeDates(random: Chance, start: string, end: string, closed: boolean, by: string): Change[] {
  const byDefault = random.happens(0.3);
  const first = byDefault ? endOfMonth(start) : dayOf(iso(Date.parse(start) + random.between(35, 80) * DAY));
  const history: Change[] = [{ at: start, value: first, by, cause: byDefault ? 'default' : 'person' }];
  const neglected = !closed && random.happens(0.12);
  for (let day = first; !neglected && day < dayOf(end); ) {
    const at = iso(Math.max(Date.parse(start) + DAY / 2, Date.parse(`${day}T09:00:00Z`) - random.between(0, 3) * DAY));
    day = dayOf(iso(Date.parse(day) + random.between(18, 45) * DAY));
    history.push({ at, value: day, by, cause: random.happens(0.1) ? 'automation' : 'person' });
  }
  if (closed) history.push({ at: end, value: dayOf(end), by, cause: 'automation' });
  return history;
}

const NEXT_STEPS = [
  'Walk finance through the business case',
  'Send the revised order form',
  'Agree the pilot scope with IT',
  'Security questionnaire back from their team',
  'Joint plan with the plant managers',
  'Answer the open questions on data residency',
];

function nextSteps(random: Chance, end: string, by: string): Change[] {
  return [{ at: daysBefore(end, random.between(1, 25)), value: random.pick(NEXT_STEPS), by, cause: 'person' }];
}

const PAINS = [
  'Stoppages are noticed a shift too late',
  'Every site reports scrap in its own way',
  'Month-end figures take the plant managers two days',
  'Nobody sees energy cost until the invoice comes',
];

function customFields(random: Chance, stage: number, start: string, life: number, by: string): Deal['history'] {
  const at = (share: number) => iso(Date.parse(start) + life * share * DAY);
  const one = (share: number, value: string): Change[] => [{ at: at(share), value, by, cause: 'person' }];
  return {
    ...(random.happens(0.6) && { pain: one(0.1, random.pick(PAINS)) }),
    ...(stage > 1 &&
      random.happens(0.5) && { decision_process: one(0.35, 'Plant, then IT, then the managing directors') }),
    ...(stage > 2 && random.happens(0.5) && { budget_confirmed: one(0.5, random.happens(0.8) ? 'true' : 'false') }),
    ...(stage > 2 && random.happens(0.4) && { security_review: one(0.6, random.pick(['in_review', 'complete'])) }),
  };
}
