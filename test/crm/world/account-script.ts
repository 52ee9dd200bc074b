import type { CompanyField, CompanyHistory, CustomerStage, EmittedHop, Submission } from './account-model.ts';
import type { Draft } from './activities.ts';
import { dayOf, daysBefore, iso } from './calendar.ts';
import { byHand } from './customers.ts';
import type { EmissionDraft } from './emissions.ts';
import type { Change, Company, Contact, Deal } from './model.ts';
import { DEFAULT_PIPELINE, type RENEWAL_PIPELINE } from './organisation.ts';
import { chance } from './random.ts';
import { daytime, drafted, type ScriptedEvent, type ScriptedPerson, workday } from './script.ts';
import type { CaseDraft } from './support.ts';
import { type Point, useAlong, useHistory } from './use.ts';

/** A deal of a demo account as written down by hand; times are days before the instant. */
export interface ScriptedDeal {
  name: string;
  pipeline: typeof DEFAULT_PIPELINE | typeof RENEWAL_PIPELINE;
  stages: [stage: string, ago: number][];
  amount: number;
  closesInDays: number;
  people: string[];
  nextStep?: string;
}

/** Something that a system outside the CRM saw, and how far it got. */
export type ScriptedEmission = Pick<EmissionDraft, 'source' | 'type' | 'data'> & {
  ago: number;
  with?: string;
  /** Hours after it happened. */
  hops?: [step: EmittedHop['step'], hours: number, by: string][];
};

/** A demo account as written down by hand; every time is in days before the instant, use in weeks. */
export interface AccountScript {
  company: Omit<Company, 'id' | 'ownerId' | 'createdAt' | 'history'>;
  owner: string;
  csm: string | null;
  people: (ScriptedPerson & { leftAgo?: number })[];
  /** The sale that made them a customer; null for a prospect. */
  sold: { name: string; ago: number; amount: number } | null;
  stages: [stage: CustomerStage, ago: number][];
  licences: [ago: number, count: number][];
  use: Point[];
  features: Point[];
  renewsInDays: number | null;
  /** Days that fields hold: set so long ago, to a day that lies so far from the instant. */
  days: [field: CompanyField, ago: number, inDays: number][];
  fields: [field: CompanyField, ago: number, value: string, cause: 'person' | 'integration'][];
  deal: ScriptedDeal | null;
  events: ScriptedEvent[];
  cases: [opened: number, closed: number | null, priority: CaseDraft['priority'], who: string, subject: string][];
  emissions: ScriptedEmission[];
  submissions: [ago: number, who: string, form: string][];
}

/** Nothing unusual about an account; scripts say what differs. */
export const PLAIN = {
  days: [],
  fields: [],
  deal: null,
  cases: [],
  emissions: [],
  submissions: [],
} satisfies Partial<AccountScript>;

/** The records of a demo account. */
export interface PlayedAccount {
  company: Company;
  contacts: Contact[];
  deals: Deal[];
  drafts: Draft[];
  cases: CaseDraft[];
  emissions: EmissionDraft[];
  submissions: Submission[];
}

/** Ids of the records that the account of a place in the list has. */
export function accountIds(index: number) {
  return {
    company: String(20_100_000_101 + index),
    sale: String(40_300_000_101 + index),
    deal: String(40_300_000_201 + index),
    contact: (n: number) => String(30_200_005_001 + index * 100 + n),
  };
}

/** Turns a script into the records of the world. */
export function playAccount(script: AccountScript, index: number, instant: string): PlayedAccount {
  const { owner, people } = script;
  const ids = accountIds(index);
  const created = workday(instant, (script.sold?.ago ?? 200) + 120);
  const contacts = people.map(
    (person, n): Contact => ({
      id: ids.contact(n),
      companyId: ids.company,
      firstName: person.firstName,
      lastName: person.lastName,
      title: person.title,
      email: `${person.key}@${script.company.domain}`,
      truth: person.truth,
      buyingRoles: person.buyingRole ? [person.buyingRole] : [],
      ownerId: owner,
      createdAt: created,
      restricted: person.restricted ?? false,
      leftOn: person.leftAgo === undefined ? null : dayOf(daysBefore(instant, person.leftAgo)),
    }),
  );
  const contactId = (key: string) => {
    const place = people.findIndex((person) => person.key === key);
    if (place < 0) throw new Error(`the script of "${script.company.name}" names nobody "${key}"`);
    return ids.contact(place);
  };
  const labelled = (key: string) => {
    const label = people.find((person) => person.key === key)?.label;
    return { contactId: contactId(key), labels: label ? [label] : [] };
  };
  const where = (key: string | undefined) => ({ companyId: ids.company, contactId: key ? contactId(key) : null });
  const deals = [
    ...(script.sold
      ? [
          saleOf(
            script,
            script.sold,
            ids,
            instant,
            people.map(({ key }) => labelled(key)),
          ),
        ]
      : []),
    ...(script.deal ? [dealOf(script, script.deal, ids, instant, script.deal.people.map(labelled))] : []),
  ];
  return {
    company: {
      ...script.company,
      id: ids.company,
      ownerId: owner,
      createdAt: created,
      history: historyOf(script, instant),
    },
    contacts,
    deals,
    drafts: script.events.map((event) =>
      drafted(event, workday(instant, event.ago, event.about.length), {
        ownerId: script.csm ?? owner,
        dealId: isOn(script.deal, event) ? ids.deal : null,
        companyId: ids.company,
        contactIds: event.with.map(contactId),
      }),
    ),
    cases: script.cases.map(([opened, closed, priority, key, subject]) => ({
      companyId: ids.company,
      contactId: contactId(key),
      ownerId: script.csm ?? owner,
      subject,
      priority,
      openedAt: daytime(instant, opened, 2),
      closedAt: closed === null ? null : daytime(instant, closed, 6),
    })),
    emissions: script.emissions.map((emitted) => emissionOf(emitted, where(emitted.with), instant)),
    submissions: script.submissions.map(([ago, key, form]) => ({
      contactId: contactId(key),
      form,
      at: daytime(instant, ago, 4),
    })),
  };
}

type Ids = ReturnType<typeof accountIds>;

/** What happened with a person of the deal while there was one belongs to it. */
function isOn(deal: ScriptedDeal | null, event: ScriptedEvent): boolean {
  if (!deal || event.ago > (deal.stages[0]?.[1] ?? 0)) return false;
  return event.with.some((key) => deal.people.includes(key));
}

const SALE_STAGES = ['appointmentscheduled', 'qualifiedtobuy', 'presentationscheduled', 'decisionmakerboughtin'];

/** A sale that took twelve weeks and went the straight way. */
function saleOf(
  script: AccountScript,
  sold: NonNullable<AccountScript['sold']>,
  ids: Ids,
  instant: string,
  people: Deal['people'],
): Deal {
  const change = (ago: number, value: string): Change => byHand(daytime(instant, ago, 5), value, script.owner);
  const first = sold.ago + 84;
  return {
    ...dealBase(script, instant, first),
    id: ids.sale,
    name: sold.name,
    companyId: ids.company,
    pipeline: DEFAULT_PIPELINE,
    closedAt: daytime(instant, sold.ago, 5),
    people,
    history: {
      owner: [change(first, script.owner)],
      stage: [
        ...SALE_STAGES.map((stage, place) => change(first - place * 20, stage)),
        change(sold.ago + 8, 'contractsent'),
        change(sold.ago, 'closedwon'),
      ],
      amount: [change(first, String(sold.amount))],
      closeDate: [change(first, dayOf(daysBefore(instant, sold.ago)))],
    },
  };
}

function dealOf(script: AccountScript, deal: ScriptedDeal, ids: Ids, instant: string, people: Deal['people']): Deal {
  const change = (ago: number, value: string): Change =>
    byHand(daytime(instant, ago, 5), value, script.csm ?? script.owner);
  const first = deal.stages[0]?.[1] ?? 0;
  return {
    ...dealBase(script, instant, first),
    id: ids.deal,
    name: deal.name,
    companyId: ids.company,
    pipeline: deal.pipeline,
    closedAt: null,
    people,
    history: {
      owner: [change(first, script.csm ?? script.owner)],
      stage: deal.stages.map(([stage, ago]) => change(ago, stage)),
      amount: [change(first, String(deal.amount))],
      closeDate: [change(first, dayOf(daysBefore(instant, -deal.closesInDays)))],
      ...(deal.nextStep && { nextStep: [change(Math.min(first, 4), deal.nextStep)] }),
    },
  };
}

function dealBase({ company }: AccountScript, instant: string, first: number) {
  return { currency: company.currency, createdAt: daytime(instant, first, 5), lostReason: null, score: null };
}

function historyOf(script: AccountScript, instant: string): CompanyHistory {
  const { owner, csm, sold } = script;
  const at = (ago: number) => daytime(instant, ago, 3);
  const history: CompanyHistory = {
    ...useHistory(instant, useAlong(script.use, script.features, chance(0, `use of ${script.company.name}`))),
  };
  const add = (field: CompanyField, change: Change) => {
    history[field] = [...(history[field] ?? []), change];
  };
  if (sold) add('customerSince', byHand(at(sold.ago), dayOf(at(sold.ago)), owner));
  if (sold && csm) add('csm', byHand(at(sold.ago - 1), csm, owner));
  if (sold && script.renewsInDays !== null)
    add('renewalDate', byHand(at(sold.ago), dayOf(daysBefore(instant, -script.renewsInDays)), owner));
  for (const [stage, ago] of script.stages) add('customerStage', byHand(at(ago), stage, csm));
  for (const [ago, count] of script.licences) add('licences', byHand(at(ago), String(count), owner));
  for (const [field, ago, inDays] of script.days) add(field, byHand(at(ago), dayOf(daysBefore(instant, -inDays)), csm));
  for (const [field, ago, value, cause] of script.fields)
    add(field, { at: at(ago), value, by: cause === 'person' ? owner : null, cause });
  const [enriched] = history.enrichedEmployees ?? [];
  if (enriched) add('enrichedOn', { ...enriched, value: dayOf(enriched.at) });
  if (!history.employees && script.company.employees !== null)
    add('employees', byHand(at((sold?.ago ?? 200) + 119), String(script.company.employees), owner));
  return history;
}

function emissionOf(
  { ago, hops = [], with: _, ...said }: ScriptedEmission,
  where: Pick<EmissionDraft, 'companyId' | 'contactId'>,
  instant: string,
): EmissionDraft {
  const at = new Date(daysBefore(instant, ago));
  at.setUTCHours(5, 10, 0, 0);
  const received = iso(at.getTime() + 4 * 60_000);
  return {
    ...said,
    ...where,
    at: at.toISOString(),
    hops: [
      { step: 'received', at: received, by: null, system: 'warehouse' },
      ...hops.map(
        ([step, hours, by]): EmittedHop => ({
          step,
          at: iso(at.getTime() + hours * 3_600_000),
          ...(step === 'seen' ? { by, system: null } : { by: null, system: by }),
        }),
      ),
    ],
  };
}
