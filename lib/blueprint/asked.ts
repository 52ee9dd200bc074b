import type { CrmId } from '../record/ref.ts';
import type { Blueprint } from './blueprint.ts';
import { askedWithClaims } from './claimed.ts';
import type { CrmField } from './schema/crm-field.ts';
import { seatFields } from './seat-fields.ts';

const ACCOUNT_OBJECTS = new Set(['company', 'Account']);
const DEAL_OBJECTS = new Set(['deal', 'Opportunity']);

/** The fields whose crossing of a limit is a signal. */
function watchedFields({ document }: Blueprint): CrmField[] {
  return document.signals.flatMap(({ from }) => (from !== undefined && 'field' in from ? [from.field] : []));
}

/** The names in a CRM of those of the fields that belong to one of its objects. */
function namesOf(fields: readonly CrmField[], objects: ReadonlySet<string>, crm: CrmId): string[] {
  return fields.flatMap((field) => {
    const [object = '', property = ''] = field[crm]?.split('.') ?? [];
    return objects.has(object) ? [property] : [];
  });
}

const onceEach = (...names: string[][]) => [...new Set(names.flat())].toSorted();

/** The account's fields that the blueprint names outside its expressions. */
function accountFields(blueprint: Blueprint): CrmField[] {
  const { customer_health: health } = blueprint.document;
  const usage = (health?.usage ?? []).flatMap(({ value, out_of }): CrmField[] => [
    ...('signal' in value ? [] : [value]),
    ...(out_of === undefined ? [] : [out_of]),
  ]);
  const named = [...seatFields(blueprint), ...watchedFields(blueprint), ...usage];
  return [...named, health?.renewal?.date, health?.support?.open_cases].filter((it) => it !== undefined);
}

/**
 * The properties that reading an account of a CRM asks for: those of expressions and claims, and those of use, renewal,
 * support, seats and signals.
 */
export function askedOfAccount(blueprint: Blueprint, crm: CrmId): Blueprint['properties'] {
  const { deal, account } = askedWithClaims(blueprint, crm);
  return { deal, account: onceEach(account, namesOf(accountFields(blueprint), ACCOUNT_OBJECTS, crm)) };
}

/**
 * The properties that reading a deal of a CRM asks for: those of expressions, those in which the claims of systems stand,
 * those of seats and its own of signals, and when the account renews, which whoever takes a won deal over has to know.
 */
export function askedOfDeal(blueprint: Blueprint, crm: CrmId): Blueprint['properties'] {
  const { deal, account } = askedWithClaims(blueprint, crm);
  const holders = seatFields(blueprint);
  const renewal = blueprint.document.customer_health?.renewal?.date;
  return {
    deal: onceEach(deal, namesOf([...holders, ...watchedFields(blueprint)], DEAL_OBJECTS, crm)),
    account: onceEach(account, namesOf(renewal === undefined ? holders : [...holders, renewal], ACCOUNT_OBJECTS, crm)),
  };
}

/** The properties that a reading of any kind of record may hold, whose values people may see. */
export function shownOf(blueprint: Blueprint, crm: CrmId): Blueprint['properties'] {
  return { deal: askedOfDeal(blueprint, crm).deal, account: askedOfAccount(blueprint, crm).account };
}
