import type { Blueprint } from '../../blueprint/blueprint.ts';
import { type Fact, known, type Scalar, unknown } from '../../record/fact.ts';
import type { CrmId } from '../../record/ref.ts';
import type { Account, Deal, Snapshot } from '../../record/snapshot.ts';
import type { FieldChange } from '../../record/stages.ts';
import type { Instant } from '../../record/time.ts';
import { fieldLabel, valueLabel } from '../evidence.ts';

/** What claims are judged on: a deal or an account as it was known at a moment. */
export interface SourceGround {
  /** What the record is: an account has no fields of a deal. */
  kind: 'deal' | 'account';
  at: Instant;
  crm: CrmId;
  blueprint: Blueprint;
  /** A field by object and name in this CRM, as `company.numberofemployees`. */
  field(name: string): Fact<Scalar>;
  /** What the CRM calls a property, by its path as `deal.properties.pain`; null where it does not tell. */
  label(path: string): string | null;
  /** What the CRM calls a value of a field by object and name; null where it has no other words for it. */
  valueLabel(name: string, value: Scalar): string | null;
  /** The dated changes of that field, oldest first; none where its history is not read. */
  history(name: string): readonly FieldChange[];
}

/** An account with as much as a reading has of it. */
type AnAccount = Pick<Account, 'industry' | 'employees' | 'country' | 'properties'> & Partial<Pick<Account, 'name'>>;
type OfAccount = (account: AnAccount) => Fact<Scalar>;
type OfDeal = { read: (deal: Deal) => Fact<Scalar>; change: FieldChange['field'] };

const name: OfAccount = (account) => (account.name === undefined ? unknown('not_loaded') : known(account.name));
const industry: OfAccount = (account) => account.industry;
const employees: OfAccount = (account) => account.employees;
const country: OfAccount = (account) => account.country;

/** The CRMs' own fields that a snapshot holds under a name of its own. */
const ACCOUNT_FIELDS = new Map<string, OfAccount>([
  ['company.name', name],
  ['company.industry', industry],
  ['company.numberofemployees', employees],
  ['company.country', country],
  ['Account.Name', name],
  ['Account.Industry', industry],
  ['Account.NumberOfEmployees', employees],
  ['Account.BillingCountry', country],
]);

const amount: OfDeal = {
  read: ({ amount: fact }) => (fact.known ? known(fact.value?.amount ?? null) : fact),
  change: 'amount',
};
const closeDate: OfDeal = { read: (deal) => deal.closeDate, change: 'closeDate' };
const nextStep: OfDeal = { read: (deal) => deal.nextStep, change: 'nextStep' };

const DEAL_FIELDS = new Map<string, OfDeal>([
  ['deal.amount', amount],
  ['deal.closedate', closeDate],
  ['deal.hs_next_step', nextStep],
  ['Opportunity.Amount', amount],
  ['Opportunity.CloseDate', closeDate],
  ['Opportunity.NextStep', nextStep],
]);

const OBJECTS = new Map<string, 'deal' | 'account'>([
  ['deal', 'deal'],
  ['Opportunity', 'deal'],
  ['company', 'account'],
  ['Account', 'account'],
]);

function ownProperty(properties: AnAccount['properties'], property: string): Fact<Scalar> | undefined {
  return Object.hasOwn(properties, property) ? properties[property] : undefined;
}

/** A field of an account by object and name in a CRM; `not_loaded` where it is another object's, or was not read. */
export function accountField(account: AnAccount, crmName: string): Fact<Scalar> {
  const [object = '', property = ''] = crmName.split('.');
  if (OBJECTS.get(object) !== 'account') return unknown('not_loaded');
  return ownProperty(account.properties, property) ?? ACCOUNT_FIELDS.get(crmName)?.(account) ?? unknown('not_loaded');
}

function fieldOf({ ref, deal, account }: Snapshot, crmName: string): Fact<Scalar> {
  const [object = '', property = ''] = crmName.split('.');
  const of = OBJECTS.get(object);
  if (of === undefined || (of === 'deal' && ref.kind === 'account')) return unknown('not_loaded');
  if (of === 'account') return account === null ? unknown('not_tracked') : accountField(account, crmName);
  return ownProperty(deal.properties, property) ?? DEAL_FIELDS.get(crmName)?.read(deal) ?? unknown('not_loaded');
}

/** What the claims about a record are judged on; the changes that a snapshot has are those of its own kind. */
export function sourceGround(facts: { at: Instant; blueprint: Blueprint; snapshot: Snapshot }): SourceGround {
  const { at, blueprint, snapshot } = facts;
  const recorded = snapshot.ref.kind === 'account' ? 'account' : 'deal';
  return {
    kind: recorded,
    at,
    crm: snapshot.ref.crm,
    blueprint,
    field: (crmName) => fieldOf(snapshot, crmName),
    label: (path) => fieldLabel(snapshot, path),
    valueLabel: (crmName, value) => {
      const [object = '', property = ''] = crmName.split('.');
      return valueLabel(snapshot, `${OBJECTS.get(object)}.properties.${property}`, value);
    },
    history: (crmName) => {
      const [object = '', property = ''] = crmName.split('.');
      if (OBJECTS.get(object) !== recorded) return [];
      const names = [`properties.${property}`, DEAL_FIELDS.get(crmName)?.change];
      return snapshot.changes.filter(({ field }) => names.includes(field));
    },
  };
}
