import { COMPANY_FIELDS, type CompanyField, presentOf } from '../../../world/account-model.ts';
import type { Company } from '../../../world/model.ts';
import type { Row, Value } from '../schema/types.ts';
import { idIn, type Making, userId } from './making.ts';

type Kind = 'number' | 'date' | 'text' | 'boolean' | 'user';

/** The account's field for each field whose history the world keeps; `type` is as field history names it. */
const FIELD_OF: Record<CompanyField, { name: string; kind: Kind; type: string }> = {
  employees: { name: 'NumberOfEmployees', kind: 'number', type: 'Number' },
  enrichedEmployees: { name: 'Enriched_Employees__c', kind: 'number', type: 'Number' },
  enrichedOn: { name: 'Enriched_On__c', kind: 'date', type: 'DateOnly' },
  customerSince: { name: 'Customer_Since__c', kind: 'date', type: 'DateOnly' },
  customerStage: { name: 'Customer_Stage__c', kind: 'text', type: 'DynamicEnum' },
  csm: { name: 'CSM__c', kind: 'user', type: 'EntityId' },
  licences: { name: 'Licences__c', kind: 'number', type: 'Number' },
  weeklyActiveUsers: { name: 'Weekly_Active_Users__c', kind: 'number', type: 'Number' },
  featureAdoption: { name: 'Feature_Adoption__c', kind: 'number', type: 'Percent' },
  renewalDate: { name: 'Renewal_Date__c', kind: 'date', type: 'DateOnly' },
  goLiveDate: { name: 'Go_Live_Date__c', kind: 'date', type: 'DateOnly' },
  businessReview: { name: 'Last_Business_Review__c', kind: 'date', type: 'DateOnly' },
  reference: { name: 'Reference_Customer__c', kind: 'boolean', type: 'Boolean' },
};

/** What the fields of an account hold now; how many people work there is a field of every organisation. */
export function accountFields(making: Making, company: Company): Row {
  const entries = COMPANY_FIELDS.filter((field) => field !== 'employees').map((field) => [
    FIELD_OF[field].name,
    stored(making, field, presentOf(company, field)),
  ]);
  return Object.fromEntries(entries);
}

function stored(making: Making, field: CompanyField, value: string | null): Value {
  const { kind } = FIELD_OF[field];
  if (kind === 'boolean') return value === 'true';
  if (value === null) return null;
  if (kind === 'number') return Number(value);
  return kind === 'user' ? userId(making, value) : value;
}

const EIGHTEEN_MONTHS = 548 * 86_400_000;

/** Changes of the fields whose history the organisation keeps, for 18 months; a change of a user is two rows. */
export function accountHistoryRows(making: Making): Row[] {
  const { accountHistoryTracking, customFields } = making.settings.features;
  if (!customFields || accountHistoryTracking.length === 0) return [];
  const since = Date.parse(making.world.instant) - EIGHTEEN_MONTHS;
  return making.world.companies
    .flatMap((company) => changesOf(making, company))
    .filter((row) => Date.parse(String(row.CreatedDate)) > since);
}

function changesOf(making: Making, company: Company): Row[] {
  const tracked = COMPANY_FIELDS.filter((field) =>
    making.settings.features.accountHistoryTracking.includes(FIELD_OF[field].name),
  );
  return tracked
    .flatMap((field) =>
      (company.history[field] ?? []).flatMap((change, index, all) => {
        const before = all[index - 1]?.value ?? null;
        const spellings = FIELD_OF[field].kind === 'user' ? [nameOf, stored] : [stored];
        return spellings.map((spell) => ({
          at: change.at,
          by: change.by,
          field,
          from: before === null ? null : spell(making, field, before),
          to: spell(making, field, change.value),
        }));
      }),
    )
    .map(({ at, by, field, from, to }, n) => ({
      Id: idIn(making, 'AccountHistory', Number(company.id) * 1000 + n),
      IsDeleted: false,
      AccountId: idIn(making, 'Account', company.id),
      CreatedById: userId(making, by),
      CreatedDate: at,
      Field: FIELD_OF[field].name,
      DataType: FIELD_OF[field].type,
      OldValue: from,
      NewValue: to,
    }));
}

function nameOf({ world }: Making, _: CompanyField, user: string | null): Value {
  const found = world.users.find(({ id }) => id === user);
  return found ? `${found.firstName} ${found.lastName}` : null;
}
