import { presentOf } from '../../../world/account-model.ts';
import { type Company, type Contact, type Deal, type DealPerson, present, type User } from '../../../world/model.ts';
import type { Row } from '../schema/types.ts';
import { accountFields } from './account-fields.ts';
import { ADMINISTRATOR, dayThere, idIn, type Making, stamps, userId } from './making.ts';

export function accountRows(making: Making): Row[] {
  const last = lastActivityBy(making, ({ companyId }) => [companyId]);
  return making.world.companies.map((company) => accountRow(making, company, last.get(company.id) ?? null));
}

function accountRow(making: Making, company: Company, lastActivity: string | null): Row {
  return {
    Id: idIn(making, 'Account', company.id),
    ...stamps({ at: company.createdAt, by: userId(making, company.ownerId), changed: lastChange(company) }),
    Name: company.name,
    Type: presentOf(company, 'customerSince') ? 'Customer - Direct' : 'Prospect',
    ParentId: null,
    BillingCountry: company.country,
    BillingCity: null,
    Phone: null,
    AccountNumber: null,
    Website: `https://${company.domain}`,
    Industry: company.industry,
    AnnualRevenue: null,
    NumberOfEmployees: company.employees,
    Description: null,
    OwnerId: userId(making, company.ownerId),
    LastActivityDate: lastActivity,
    CurrencyIsoCode: company.currency,
    IsPersonAccount: false,
    PersonContactId: null,
    ...accountFields(making, company),
  };
}

function lastChange({ createdAt, history }: Company): string {
  const times = Object.values(history).flatMap((changes) => changes.map(({ at }) => at));
  return times.reduce((last, at) => (at > last ? at : last), createdAt);
}

export function contactRows(making: Making): Row[] {
  const last = lastActivityBy(making, ({ contactIds }) => contactIds);
  const bounces = new Map(
    making.world.activities.flatMap((activity) =>
      activity.kind === 'email' && activity.bounced ? activity.contactIds.map((id) => [id, activity.at] as const) : [],
    ),
  );
  return making.world.contacts.map((contact) =>
    contactRow(making, contact, last.get(contact.id) ?? null, bounces.get(contact.id) ?? null),
  );
}

function contactRow(making: Making, contact: Contact, lastActivity: string | null, bouncedAt: string | null): Row {
  return {
    Id: idIn(making, 'Contact', contact.id),
    ...stamps({ at: contact.createdAt, by: userId(making, contact.ownerId) }),
    AccountId: idIn(making, 'Account', contact.companyId),
    LastName: contact.lastName,
    FirstName: contact.firstName,
    Salutation: null,
    Name: `${contact.firstName} ${contact.lastName}`,
    Phone: null,
    MobilePhone: null,
    ReportsToId: null,
    Email: contact.email,
    Title: contact.title,
    Department: null,
    LeadSource: null,
    Description: null,
    OwnerId: userId(making, contact.ownerId),
    LastActivityDate: lastActivity,
    EmailBouncedReason: bouncedAt && '550 No such user',
    EmailBouncedDate: bouncedAt,
    IsEmailBounced: bouncedAt !== null,
    CurrencyIsoCode: making.world.org.currency,
    Left_Company_On__c: contact.leftOn,
  };
}

/** The last day of past activity by some key. */
function lastActivityBy(
  making: Making,
  keys: (activity: { companyId: string; contactIds: string[] }) => string[],
): Map<string, string> {
  const days = new Map<string, string>();
  for (const activity of making.world.activities)
    if (activity.at <= making.world.instant)
      for (const key of keys(activity)) days.set(key, dayThere(making, activity.at));
  return days;
}

/** What the association labels of the world are called as contact roles. */
const ROLE_OF_LABEL: Record<string, string> = {
  'Decision maker': 'Decision Maker',
  Champion: 'Champion',
  Blocker: 'Other',
  'Technical evaluator': 'Technical Buyer',
  Legal: 'Legal',
  User: 'Business User',
};

const ROLE_OF_BUYING_ROLE: Record<string, string> = {
  BUDGET_HOLDER: 'Economic Buyer',
  CHAMPION: 'Champion',
  DECISION_MAKER: 'Decision Maker',
  END_USER: 'Business User',
  EXECUTIVE_SPONSOR: 'Executive Sponsor',
  LEGAL_AND_COMPLIANCE: 'Legal',
};

/** One row for each role of each person; who has none has one row without a role, who has two is there twice. */
export function contactRoleRows(making: Making): Row[] {
  return making.world.deals.flatMap((deal) =>
    deal.people.flatMap((person, place) => {
      const roles = rolesOf(person, making.contacts.get(person.contactId));
      return (roles.length > 0 ? roles : [null]).map((role, n) => roleRow(making, deal, person, role, place, n));
    }),
  );
}

/** What a label or buying role of the world is called as a contact role. */
export function roleNamed(labelOrBuyingRole: string): string {
  return ROLE_OF_LABEL[labelOrBuyingRole] ?? ROLE_OF_BUYING_ROLE[labelOrBuyingRole] ?? 'Other';
}

function rolesOf({ labels }: DealPerson, contact: Contact | undefined): string[] {
  return [...new Set([...labels, ...(contact?.buyingRoles ?? [])].map(roleNamed))];
}

function roleRow(
  making: Making,
  deal: Deal,
  { contactId }: DealPerson,
  role: string | null,
  place: number,
  n: number,
): Row {
  return {
    Id: idIn(making, 'OpportunityContactRole', Number(deal.id) * 1000 + place * 10 + n),
    ...stamps({ at: deal.createdAt, by: userId(making, present(deal, 'owner')) }),
    OpportunityId: idIn(making, 'Opportunity', deal.id),
    ContactId: idIn(making, 'Contact', contactId),
    Role: role,
    IsPrimary: place === 0 && n === 0,
    CurrencyIsoCode: deal.currency,
  };
}

export function userRows(making: Making): Row[] {
  const administrator: User = {
    id: ADMINISTRATOR,
    firstName: 'Automated',
    lastName: 'Process',
    email: `automation@${making.world.users[0]?.email.split('@')[1]}`,
    teamId: '',
    active: true,
  };
  return [...making.world.users, administrator].map((user) => userRow(making, user));
}

function userRow(making: Making, user: User): Row {
  const team = making.world.teams.find(({ id }) => id === user.teamId);
  const { IsDeleted: _, ...made } = stamps({ at: '2024-03-04T08:00:00.000Z', by: userId(making, null) });
  return {
    Id: userId(making, user.id),
    ...made,
    Username: user.email,
    LastName: user.lastName,
    FirstName: user.firstName,
    Name: `${user.firstName} ${user.lastName}`,
    Email: user.email,
    Title: null,
    Department: team?.name ?? null,
    IsActive: user.active,
    UserType: 'Standard',
    ManagerId: null,
    UserRoleId: null,
    ProfileId: null,
    TimeZoneSidKey: making.world.org.timeZone,
    LocaleSidKey: 'en_US',
    LanguageLocaleKey: 'en_US',
    DefaultCurrencyIsoCode: making.world.org.currency,
  };
}
