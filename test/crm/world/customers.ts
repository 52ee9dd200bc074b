import type { CompanyHistory, CustomerStage } from './account-model.ts';
import { DAY, dayOf, daysBetween, iso } from './calendar.ts';
import type { Change, Company, Deal, User } from './model.ts';
import { RENEWAL_PIPELINE } from './organisation.ts';
import type { Chance } from './random.ts';
import { countedAt, type Use, useHistory } from './use.ts';

/** What makes a customer grow or go. The CRM never shows these; use, licences and cases follow from them. */
export interface CustomerCauses {
  /** How well we look after them, 0 to 1. */
  care: number;
  /** Whether somebody at the customer wants it to work. */
  champion: boolean;
}

/** A customer with what the CRM keeps of it, and what it was made from. */
export interface Customer {
  company: Company;
  causes: CustomerCauses;
  since: string;
  stage: CustomerStage;
  /** Share of the licences in use, by weeks ago. */
  share(weeksAgo: number): number;
  history: CompanyHistory;
}

/** The team that looks after customers; one of them has left. */
const RENEWALS = '33';
const YEAR = 365;
const ONBOARDING_DAYS = 75;

/** The companies that won deals made customers, each with the life that follows from its causes, with noise. */
export function makeCustomers(
  random: Chance,
  instant: string,
  companies: Company[],
  deals: Deal[],
  users: User[],
): Customer[] {
  const managers = users.filter(({ teamId }) => teamId === RENEWALS);
  const won = deals.filter(isFirstSale);
  return companies.flatMap((company) => {
    const dates = won.flatMap(({ companyId, closedAt }) => (companyId === company.id && closedAt ? [closedAt] : []));
    const since = dates.toSorted()[0];
    return since ? [makeCustomer(random, instant, company, since, managers)] : [];
  });
}

function isFirstSale({ pipeline, history }: Deal): boolean {
  return pipeline !== RENEWAL_PIPELINE && history.stage?.at(-1)?.value === 'closedwon';
}

function makeCustomer(random: Chance, instant: string, company: Company, since: string, managers: User[]): Customer {
  const causes: CustomerCauses = { care: random.unit(), champion: random.happens(0.75) };
  const share = shareOf(random, causes, instant, since);
  const first = Math.max(10, Math.round(((company.employees ?? 300) * random.between(0.1, 0.3)) / 10) * 10);
  const years = Math.floor(daysBetween(since, instant) / YEAR);
  const contract = contractOf(random, { instant, since, years, first, share });
  const manager = daysBetween(since, instant) < 3 || managers.length === 0 ? null : random.pick(managers).id;
  const stage = stageOf(random, { instant, since, share, goneAt: contract.goneAt, causes });
  return {
    company,
    causes,
    since,
    stage: stage.at(-1)?.[1] ?? 'onboarding',
    share,
    history: {
      customerSince: [byHand(since, dayOf(since), company.ownerId)],
      customerStage: stage.map(([at, value]) => byHand(at, value, manager)),
      ...(manager && { csm: [byHand(iso(Date.parse(since) + 2 * DAY), manager, company.ownerId)] }),
      licences: contract.licences,
      renewalDate: contract.renewals,
      ...reviews(random, instant, since, causes, manager),
      ...useHistory(instant, useOf(random, { instant, since, contract, share })),
    },
  };
}

/** A person's entry. */
export function byHand(at: string, value: string, by: string | null): Change {
  return { at, value, by, cause: 'person' };
}

/** Share of the licences in use: it rises through the onboarding, and then goes where care and champion lead it. */
function shareOf(random: Chance, { care, champion }: CustomerCauses, instant: string, since: string) {
  const start = 0.45 + 0.4 * care * random.between(0.7, 1);
  const perYear = 0.5 * (care - 0.5) + (champion ? 0.08 : -0.3) + random.between(-0.1, 0.1);
  return (weeksAgo: number): number => {
    const age = daysBetween(since, countedAt(instant, weeksAgo));
    const ramp = Math.min(1, Math.max(0, age / ONBOARDING_DAYS));
    return Math.min(0.97, Math.max(0.04, ramp * (start + (perYear * age) / YEAR)));
  };
}

interface Contract {
  licences: Change[];
  renewals: Change[];
  goneAt: string | null;
}

interface Terms {
  instant: string;
  since: string;
  years: number;
  first: number;
  share(weeksAgo: number): number;
}

/** At each anniversary a customer takes more licences, keeps them, takes fewer or goes, by how many were in use. */
function contractOf(random: Chance, { instant, since, years, first, share }: Terms): Contract {
  const anniversary = (year: number) => iso(Date.parse(since) + year * YEAR * DAY);
  const licences = [byHand(since, String(first), null)];
  const renewals = [byHand(since, dayOf(anniversary(1)), null)];
  let held = first;
  for (let year = 1; year <= years; year++) {
    const at = anniversary(year);
    const used = share(Math.max(0, Math.round(daysBetween(at, instant) / 7)));
    const luck = used + random.between(-0.15, 0.15);
    if (luck < 0.2) return { licences: [...licences, byHand(at, '0', null)], renewals, goneAt: at };
    if (luck > 0.72) held = Math.round((held * random.between(1.1, 1.5)) / 5) * 5;
    else if (luck < 0.42) held = Math.max(5, Math.round((held * random.between(0.5, 0.85)) / 5) * 5);
    if (String(held) !== licences.at(-1)?.value) licences.push(byHand(at, String(held), null));
    renewals.push(byHand(at, dayOf(anniversary(year + 1)), null));
  }
  return { licences, renewals, goneAt: null };
}

interface Standing {
  instant: string;
  since: string;
  share(weeksAgo: number): number;
  goneAt: string | null;
  causes: CustomerCauses;
}

function stageOf(random: Chance, { instant, since, share, goneAt, causes }: Standing): [string, CustomerStage][] {
  const stages: [string, CustomerStage][] = [[since, 'onboarding']];
  const enter = (days: number, stage: CustomerStage) => {
    const at = iso(Date.parse(since) + days * DAY);
    if (at < (goneAt ?? instant)) stages.push([at, stage]);
  };
  enter(ONBOARDING_DAYS * random.between(0.8, 1.5), 'adoption');
  const grows = share(0) > 0.72 && random.happens(0.7);
  if (grows) enter(random.between(180, 240), 'expansion');
  if (grows && causes.care > 0.7) enter(random.between(280, 330), 'advocacy');
  return goneAt === null ? stages : [...stages, [goneAt, 'former']];
}

function reviews(
  random: Chance,
  instant: string,
  since: string,
  { care }: CustomerCauses,
  manager: string | null,
): CompanyHistory {
  const live = iso(Date.parse(since) + ONBOARDING_DAYS * random.between(0.5, 1) * DAY);
  const reviewed = iso(Date.parse(instant) - random.between(10, 120) * DAY);
  const wasLive = live < instant;
  return {
    ...(wasLive && { goLiveDate: [byHand(live, dayOf(live), manager)] }),
    ...(wasLive && care > 0.4 && reviewed > live && { businessReview: [byHand(reviewed, dayOf(reviewed), manager)] }),
    ...(wasLive && care > 0.8 && { reference: [byHand(reviewed > live ? reviewed : live, 'true', manager)] }),
  };
}

interface Using {
  instant: string;
  since: string;
  contract: Contract;
  share(weeksAgo: number): number;
}

function useOf(random: Chance, { instant, since, contract, share }: Using): Use {
  const waver = () => random.between(0.95, 1.05);
  const held = (at: string) => Number(contract.licences.findLast((change) => change.at <= at)?.value ?? 0);
  const isCustomer = (at: string) => at > since && (contract.goneAt === null || at < contract.goneAt);
  return {
    people: (weeksAgo) => {
      const at = countedAt(instant, weeksAgo);
      return isCustomer(at) ? Math.min(held(at), Math.round(held(at) * share(weeksAgo) * waver())) : null;
    },
    features: (weeksAgo) =>
      isCustomer(countedAt(instant, weeksAgo)) ? Math.round(100 * Math.min(1, share(weeksAgo) * waver())) : null,
  };
}
