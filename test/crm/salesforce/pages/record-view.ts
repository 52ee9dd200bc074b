import type { Org } from '../api/org.ts';
import type { Row, Value } from '../api/schema/types.ts';
import { normalId } from '../ids.ts';
import type { Field, ListPage, RecordPage, RelatedList } from './app/page-data.ts';

const NO_VALUE = '';
const LIST_LENGTH = 50;

/** Path of a record's page in Lightning. */
export function recordPath(object: string, id: string): string {
  return `/lightning/r/${object}/${id}/view`;
}

/** The page of an opportunity, account or contact by its id of 15 or 18 characters; null when there is none to see. */
export function recordPage(org: Org, anyId: string): RecordPage | null {
  const id = normalId(anyId) ?? '';
  switch (id.slice(0, 3)) {
    case '006':
      return opportunityPage(org, id);
    case '001':
      return accountPage(org, id);
    case '003':
      return contactPage(org, id);
    default:
      return null;
  }
}

/** The list of open opportunities. */
export function listPage(org: Org): ListPage {
  const rows = [...org.database.rows('Opportunity')]
    .filter(({ IsClosed, IsDeleted }) => IsClosed === false && IsDeleted !== true)
    .slice(0, LIST_LENGTH)
    .map((row) => ({
      link: { text: text(row.Name), path: recordPath('Opportunity', text(row.Id)) },
      cells: [text(row.StageName), money(row), text(row.CloseDate)],
    }));
  return { title: 'All Opportunities', columns: ['Opportunity Name', 'Stage', 'Amount', 'Close Date'], rows };
}

function opportunityPage(org: Org, id: string): RecordPage | null {
  const row = org.database.find('Opportunity', id);
  if (!row || row.IsDeleted === true) return null;
  return {
    object: 'Opportunity',
    id,
    name: text(row.Name),
    highlights: fields(row, { CloseDate: 'Close Date', StageName: 'Stage' }, [
      { name: 'Amount', label: 'Amount', value: money(row) },
    ]),
    fields: fields(row, {
      NextStep: 'Next Step',
      Probability: 'Probability (%)',
      Type: 'Type',
      Pain__c: 'Pain',
      Decision_Process__c: 'Decision Process',
      Security_Review__c: 'Security Review',
    }),
    path: pathOf(org, row),
    related: [contactRoles(org, id), accountOf(org, row)],
  };
}

function accountPage(org: Org, id: string): RecordPage | null {
  const row = org.database.find('Account', id);
  if (!row) return null;
  return {
    object: 'Account',
    id,
    name: text(row.Name),
    highlights: fields(row, { Industry: 'Industry', Website: 'Website', Renewal_Date__c: 'Renewal Date' }),
    fields: fields(row, {
      BillingCountry: 'Billing Country',
      NumberOfEmployees: 'Employees',
      Enriched_Employees__c: 'Employees (Enrichment)',
      Customer_Stage__c: 'Customer Stage',
      Weekly_Active_Users__c: 'Weekly Active Users',
      Licences__c: 'Licences',
    }),
    path: [],
    related: [
      related(
        'Contacts',
        'Contacts',
        org.database.referring('Contact', 'AccountId', id).filter(mayRead(org)),
        'Contact',
      ),
      related('Opportunities', 'Opportunities', org.database.referring('Opportunity', 'AccountId', id), 'Opportunity'),
      related('Cases', 'Cases', org.database.referring('Case', 'AccountId', id), 'Case'),
    ],
  };
}

function contactPage(org: Org, id: string): RecordPage | null {
  const row = org.database.find('Contact', id);
  if (!row || !mayRead(org)(row)) return null;
  return {
    object: 'Contact',
    id,
    name: text(row.Name),
    highlights: fields(row, { Title: 'Title', Email: 'Email' }),
    fields: fields(row, { Phone: 'Phone' }),
    path: [],
    related: [accountOf(org, row), opportunitiesOf(org, id)],
  };
}

/** The opportunities that a person has a role in, once each. */
function opportunitiesOf(org: Org, contactId: string): RelatedList {
  const roles = org.database.referring('OpportunityContactRole', 'ContactId', contactId);
  const ids = [...new Set(roles.map(({ OpportunityId }) => text(OpportunityId)))];
  const rows = ids.map((id) => org.database.find('Opportunity', id)).filter((row) => row !== undefined);
  return related('Opportunities', 'Opportunities', rows, 'Opportunity');
}

/** Only the stages that lead to a win, and the one that the opportunity is in. */
function pathOf(org: Org, row: Row): RecordPage['path'] {
  const stages = [...org.database.rows('OpportunityStage')]
    .filter(({ IsActive, IsClosed, MasterLabel }) => MasterLabel === row.StageName || (IsActive && !IsClosed))
    .map(({ MasterLabel }) => text(MasterLabel));
  const at = stages.indexOf(text(row.StageName));
  return stages.map((label, index) => ({
    label,
    state: index < at ? 'complete' : index === at ? 'current' : 'incomplete',
  }));
}

function contactRoles(org: Org, opportunityId: string): RelatedList {
  const rows = org.database.referring('OpportunityContactRole', 'OpportunityId', opportunityId).flatMap((role) => {
    const contact = org.database.find('Contact', text(role.ContactId));
    if (!contact || !mayRead(org)(contact)) return [];
    const path = recordPath('Contact', text(contact.Id));
    return [{ link: { text: text(contact.Name), path }, detail: text(role.Role) }];
  });
  return { name: 'OpportunityContactRoles', title: 'Contact Roles', rows };
}

function accountOf(org: Org, { AccountId }: Row): RelatedList {
  const account = org.database.find('Account', text(AccountId));
  return related('Account', 'Account', account ? [account] : [], 'Account');
}

function related(name: string, title: string, rows: readonly Row[], object: string): RelatedList {
  return {
    name,
    title,
    rows: rows.map((row) => ({
      link: { text: text(row.Name ?? row.Subject), path: recordPath(object, text(row.Id)) },
      detail: text(row.Title ?? row.StageName ?? row.Status),
    })),
  };
}

function mayRead(org: Org): (contact: Row) => boolean {
  return ({ Id }) => !org.restricted.has(text(Id));
}

function fields(row: Row, labels: Record<string, string>, more: Field[] = []): Field[] {
  return [...more, ...Object.entries(labels).map(([name, label]) => ({ name, label, value: text(row[name]) }))];
}

function money({ Amount, CurrencyIsoCode }: Row): string {
  return Amount === null ? NO_VALUE : `${text(CurrencyIsoCode)} ${text(Amount)}`;
}

function text(value: Value | undefined): string {
  return value === null || value === undefined ? NO_VALUE : String(value);
}
