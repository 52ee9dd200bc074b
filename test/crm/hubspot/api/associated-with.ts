import type { Call } from './call.ts';
import { invalid } from './errors.ts';
import { type CrmObject, type ObjectType, objectType } from './types.ts';

/** Activities cannot be searched by what they are associated with. */
const SEARCHABLE: readonly ObjectType[] = ['deals', 'contacts', 'companies', 'tickets'];

/** The type that a filter such as `associations.company` names; null for a filter on a property. */
export function associationIn(type: ObjectType, propertyName: string): ObjectType | null {
  const name = /^associations\.(.+)$/.exec(propertyName)?.[1];
  const to = name === undefined ? null : objectType(name);
  return to && SEARCHABLE.includes(type) && SEARCHABLE.includes(to) ? to : null;
}

/** Whether a record is associated with one of the records that the filter names. */
export function isAssociated(
  call: Call,
  record: CrmObject,
  to: ObjectType,
  { operator, value, values }: { operator: string; value?: string | undefined; values?: string[] | undefined },
): boolean {
  const wanted = operator === 'EQ' ? [value] : operator === 'IN' ? values : undefined;
  if (!wanted) throw invalid(`associations may be searched with EQ and IN, not with ${operator}`);
  return call.portal.associations.of(record.type, record.id, to).some((link) => wanted.includes(link.to));
}
