import { customerActivities, type Draft, dealActivities } from './activities.ts';
import { afterTheSale, playedAccounts } from './after-the-sale.ts';
import { DAY, iso } from './calendar.ts';
import { makeCompanies, makeContacts } from './companies.ts';
import { makeDeals } from './deals.ts';
import { DEMO_SCRIPTS } from './demo-scripts.ts';
import type { Activity, Currency, World } from './model.ts';
import { LABELS, PIPELINES, TEAMS, usersOf } from './organisation.ts';
import { chance } from './random.ts';
import { play } from './script.ts';

/** What a world is made from. Equal settings give deep-equal worlds. */
export interface WorldSettings {
  seed: number;
  /** The moment that is "now" in the world; everything is dated relative to it. */
  instant: string;
  /** The demo organisation with its named deals, or a small second one without labels. */
  org?: 'demo' | 'second';
}

interface Plan {
  org: { name: string; timeZone: string; currency: Currency };
  domain: string;
  users: number;
  companies: number;
  contactsPerCompany: number;
  open: number;
  closed: number;
  activities: number;
  labels: string[];
}

const PLANS: Record<'demo' | 'second', Plan> = {
  demo: {
    org: { name: 'Tidewatch Analytics', timeZone: 'Europe/Berlin', currency: 'EUR' },
    domain: 'tidewatch.example',
    users: 14,
    companies: 60,
    contactsPerCompany: 14,
    open: 220,
    closed: 900,
    activities: 12_000,
    labels: LABELS,
  },
  second: {
    org: { name: 'Marlpit Instruments', timeZone: 'Europe/London', currency: 'GBP' },
    domain: 'marlpit.example',
    users: 4,
    companies: 8,
    contactsPerCompany: 9,
    open: 24,
    closed: 40,
    activities: 700,
    labels: [],
  },
};

/** Makes an organisation with its companies, people, deals and activities. */
export function makeWorld({ seed, instant, org = 'demo' }: WorldSettings): World {
  const plan = PLANS[org];
  const draw = (purpose: string) => chance(seed, `${org} ${purpose}`);
  const users = usersOf(plan.domain, plan.users);
  const played = org === 'demo' ? DEMO_SCRIPTS.map((script, index) => play(script, index, instant)) : [];
  const openPlayed = played.filter(({ deal }) => !deal.closedAt).length;

  const active = users.filter((user) => user.active);
  const companies = makeCompanies(draw('companies'), instant, plan.companies - played.length, active);
  const contacts = makeContacts(draw('contacts'), instant, companies, plan.contactsPerCompany);
  const settings = {
    instant,
    open: plan.open - openPlayed,
    closed: plan.closed - (played.length - openPlayed),
    labels: plan.labels,
  };
  const ordinary = makeDeals(draw('deals'), settings, companies, contacts, active);

  const random = draw('activities');
  const companyOf = new Map(companies.map((company) => [company.id, company]));
  const onDeals = ordinary.flatMap((made) => {
    const company = companyOf.get(made.deal.companyId);
    return company ? dealActivities(random, made, company, instant) : [];
  });
  const scripted = played.flatMap(({ drafts }) => drafts);
  const rest = Math.max(0, plan.activities - onDeals.length - scripted.length);
  const elsewhere = customerActivities(random, companies, contacts, instant, rest);

  const people = [...played.flatMap((each) => each.contacts), ...contacts];
  const deals = [...played.map(({ deal }) => deal), ...ordinary.map(({ deal }) => deal)];
  const accounts = org === 'demo' ? playedAccounts(instant) : [];
  return {
    seed,
    instant,
    org: plan.org,
    teams: TEAMS.filter((team) => users.some((user) => user.teamId === team.id)),
    users,
    contacts: [...people, ...accounts.flatMap((each) => each.contacts)],
    pipelines: PIPELINES,
    labels: plan.labels,
    deals: [...deals, ...accounts.flatMap((each) => each.deals)],
    activities: [
      ...numbered([...scripted, ...onDeals, ...elsewhere], 60_500_010_001, instant),
      ...numbered(
        accounts.flatMap(({ drafts }) => drafts),
        60_500_000_001,
        instant,
      ),
    ].toSorted((one, other) => Number(one.at > other.at) - Number(one.at < other.at)),
    ...afterTheSale({
      draw,
      instant,
      users,
      companies: [...played.map(({ company }) => company), ...companies],
      contacts: people,
      deals,
      accounts,
    }),
  };
}

/** Gives activities their ids in order of time, and the time at which the CRM learned of each. */
function numbered(drafts: Draft[], first: number, instant: string): Activity[] {
  return drafts
    .toSorted((one, other) => one.at.localeCompare(other.at))
    .map((draft, index): Activity => {
      const planned = draft.at > instant;
      const loggedAt = iso(
        planned ? Date.parse(instant) - 2 * DAY : Math.min(Date.parse(instant), Date.parse(draft.at) + 600_000),
      );
      return { ...draft, id: String(first + index), loggedAt };
    });
}
