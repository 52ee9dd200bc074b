import { type CompanyField, presentOf } from '../../world/account-model.ts';
import { type Company, type Contact, type Deal, present, type World } from '../../world/model.ts';
import type { AssociatedRecord, Card, Field, RecordPage, TimelineEntry } from './app/page-data.ts';
import { type Format, formatIn } from './format.ts';

const NO_VALUE = '--';
const TIMELINE_LENGTH = 25;

/** Path of a record page. */
export function recordPath(portalId: string, typeId: string, id: string): string {
  return `/contacts/${portalId}/record/${typeId}/${id}`;
}

/** The page of a deal, contact or company; null when the world has no such record. */
export function recordPage(world: World, portalId: string, typeId: string, id: string): RecordPage | null {
  switch (typeId) {
    case '0-3':
      return dealPage(world, portalId, id);
    case '0-1':
      return contactPage(world, portalId, id);
    case '0-2':
      return companyPage(world, portalId, id);
    default:
      return null;
  }
}

function dealPage(world: World, portalId: string, id: string): RecordPage | null {
  const deal = world.deals.find((each) => each.id === id);
  if (!deal) return null;
  const format = formatIn(world.org.timeZone);
  const pipeline = world.pipelines.find((each) => each.id === deal.pipeline);
  const stages = (pipeline?.stages ?? []).filter(
    (stage) => stage.closes === null || stage.id === present(deal, 'stage'),
  );
  const at = stages.findIndex((stage) => stage.id === present(deal, 'stage'));
  const amount = format.money(present(deal, 'amount'), deal.currency);
  const closes = format.day(present(deal, 'closeDate'));
  return {
    typeId: '0-3',
    id,
    name: deal.name,
    subtitle: `${pipeline?.label ?? NO_VALUE} · ${stages[at]?.label ?? NO_VALUE}`,
    stages: stages.map(({ label }, index) => ({
      label,
      state: index < at ? 'past' : index === at ? 'present' : 'ahead',
    })),
    highlights: [
      { name: 'amount', label: 'Amount', value: amount },
      { name: 'closedate', label: 'Close date', value: closes },
      { name: 'hubspot_owner_id', label: 'Deal owner', value: ownerName(world, present(deal, 'owner')) },
    ],
    fields: dealFields(world, deal, format),
    timeline: timeline(world, format, (activity) => activity.dealId === id),
    cards: [
      peopleCard(world, portalId, deal),
      { typeId: '0-2', title: 'Companies', records: companies(world, portalId, deal.companyId) },
    ],
  };
}

function dealFields(world: World, deal: Deal, format: Format): Field[] {
  const text = (value: string | null) => value ?? NO_VALUE;
  return [
    { name: 'dealname', label: 'Deal name', value: deal.name },
    {
      name: 'pipeline',
      label: 'Pipeline',
      value: text(world.pipelines.find(({ id }) => id === deal.pipeline)?.label ?? null),
    },
    { name: 'createdate', label: 'Create date', value: format.day(deal.createdAt) },
    { name: 'hs_next_step', label: 'Next step', value: text(present(deal, 'nextStep')) },
    { name: 'pain', label: 'Pain', value: text(present(deal, 'pain')) },
    { name: 'decision_process', label: 'Decision process', value: text(present(deal, 'decision_process')) },
    { name: 'budget_confirmed', label: 'Budget confirmed', value: text(present(deal, 'budget_confirmed')) },
    { name: 'security_review', label: 'Security review', value: text(present(deal, 'security_review')) },
  ];
}

function peopleCard(world: World, portalId: string, deal: Deal): Card {
  const byId = new Map(world.contacts.map((contact) => [contact.id, contact]));
  const records = deal.people.flatMap(({ contactId, labels }) => {
    const contact = byId.get(contactId);
    return contact && !contact.restricted ? [{ ...associated(contact, portalId), label: labels.join(', ') }] : [];
  });
  return { typeId: '0-1', title: 'Contacts', records };
}

function associated(contact: Contact, portalId: string): AssociatedRecord {
  const text = `${contact.firstName} ${contact.lastName}`;
  return { link: { text, path: recordPath(portalId, '0-1', contact.id) }, detail: contact.title ?? '', label: '' };
}

function companies(world: World, portalId: string, companyId: string): AssociatedRecord[] {
  return world.companies
    .filter((company) => company.id === companyId)
    .map(({ id, name, domain }) => ({
      link: { text: name, path: recordPath(portalId, '0-2', id) },
      detail: domain,
      label: 'Primary',
    }));
}

function dealsCard(world: World, portalId: string, belongs: (deal: Deal) => boolean): Card {
  const format = formatIn(world.org.timeZone);
  const records = world.deals.filter(belongs).map((deal) => ({
    link: { text: deal.name, path: recordPath(portalId, '0-3', deal.id) },
    detail: format.money(present(deal, 'amount'), deal.currency),
    label: '',
  }));
  return { typeId: '0-3', title: 'Deals', records };
}

function contactPage(world: World, portalId: string, id: string): RecordPage | null {
  const contact = world.contacts.find((each) => each.id === id);
  if (!contact || contact.restricted) return null;
  const name = `${contact.firstName} ${contact.lastName}`;
  return {
    typeId: '0-1',
    id,
    name,
    subtitle: contact.title ?? '',
    stages: [],
    highlights: [{ name: 'email', label: 'Email', value: contact.email ?? NO_VALUE }],
    fields: [{ name: 'jobtitle', label: 'Job title', value: contact.title ?? NO_VALUE }],
    timeline: timeline(world, formatIn(world.org.timeZone), (activity) => activity.contactIds.includes(id)),
    cards: [
      dealsCard(world, portalId, (deal) => deal.people.some(({ contactId }) => contactId === id)),
      { typeId: '0-2', title: 'Companies', records: companies(world, portalId, contact.companyId) },
    ],
  };
}

function companyPage(world: World, portalId: string, id: string): RecordPage | null {
  const company = world.companies.find((each) => each.id === id);
  if (!company) return null;
  const format = formatIn(world.org.timeZone);
  const people = world.contacts.filter((contact) => contact.companyId === id && !contact.restricted);
  return {
    typeId: '0-2',
    id,
    name: company.name,
    subtitle: company.domain,
    stages: [],
    highlights: [
      { name: 'industry', label: 'Industry', value: company.industry },
      { name: 'renewal_date', label: 'Renewal date', value: format.day(presentOf(company, 'renewalDate')) },
      { name: 'hubspot_owner_id', label: 'Company owner', value: ownerName(world, company.ownerId) },
    ],
    fields: companyFields(world, company, format),
    timeline: timeline(world, format, (activity) => activity.companyId === id),
    cards: [
      { typeId: '0-1', title: 'Contacts', records: people.map((contact) => associated(contact, portalId)) },
      dealsCard(world, portalId, (deal) => deal.companyId === id),
      ticketsCard(world, portalId, id),
    ],
  };
}

/** What the organisation keeps of its customers, in the order of the sidebar. */
const COMPANY_LABELS: [CompanyField, name: string, label: string][] = [
  ['employees', 'numberofemployees', 'Number of employees'],
  ['enrichedEmployees', 'enriched_employees', 'Number of employees (enrichment)'],
  ['customerStage', 'customer_stage', 'Customer stage'],
  ['weeklyActiveUsers', 'weekly_active_users', 'Weekly active users'],
  ['licences', 'licences', 'Licences'],
];

function companyFields(world: World, company: Company, format: Format): Field[] {
  const manager = presentOf(company, 'csm');
  return [
    { name: 'country', label: 'Country/Region', value: company.country },
    ...COMPANY_LABELS.map(([field, name, label]) => ({ name, label, value: presentOf(company, field) ?? NO_VALUE })),
    { name: 'csm', label: 'Customer success manager', value: manager ? ownerName(world, manager) : NO_VALUE },
    { name: 'customer_since', label: 'Customer since', value: format.day(presentOf(company, 'customerSince')) },
  ];
}

function ticketsCard(world: World, portalId: string, companyId: string): Card {
  const records = world.cases
    .filter((supportCase) => supportCase.companyId === companyId)
    .map(({ id, subject, closedAt, priority }) => ({
      link: { text: subject, path: recordPath(portalId, '0-5', id) },
      detail: closedAt ? 'Closed' : 'Waiting on us',
      label: priority,
    }));
  return { typeId: '0-5', title: 'Tickets', records };
}

/** The newest activities, planned ones first, as the timeline shows them. */
function timeline(
  world: World,
  format: Format,
  belongs: (activity: World['activities'][number]) => boolean,
): TimelineEntry[] {
  return world.activities
    .filter(belongs)
    .toSorted((one, other) => other.at.localeCompare(one.at))
    .slice(0, TIMELINE_LENGTH)
    .map((activity) => ({
      kind: activity.kind,
      title: activity.subject,
      body: activity.body,
      when: format.moment(activity.at),
      planned: activity.at > world.instant,
    }));
}

/** Full name of a user of the organisation. */
export function ownerName(world: World, id: string | null): string {
  const user = world.users.find((each) => each.id === id);
  return user ? `${user.firstName} ${user.lastName}` : 'No owner';
}
