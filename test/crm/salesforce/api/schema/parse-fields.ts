import { type Capabilities, type Field, FieldType } from './types.ts';

const ALL: Capabilities = { filterable: true, groupable: true, sortable: true, aggregatable: true };
const NOT_AGGREGATABLE: Capabilities = { ...ALL, aggregatable: false };
const NOT_GROUPABLE: Capabilities = { ...ALL, groupable: false };
const NOTHING: Capabilities = { filterable: false, groupable: false, sortable: false, aggregatable: false };

/** What recorded describes say of each type. */
const CAPABILITIES: Record<FieldType, Capabilities> = {
  id: ALL,
  string: ALL,
  textarea: NOTHING,
  email: ALL,
  phone: ALL,
  url: ALL,
  combobox: NOT_GROUPABLE,
  picklist: ALL,
  multipicklist: { ...NOTHING, filterable: true },
  reference: ALL,
  boolean: NOT_AGGREGATABLE,
  int: ALL,
  double: NOT_GROUPABLE,
  currency: NOT_GROUPABLE,
  percent: NOT_GROUPABLE,
  date: ALL,
  datetime: NOT_GROUPABLE,
  anyType: NOTHING,
};

const LENGTHS: Partial<Record<FieldType, number>> = {
  id: 18,
  reference: 18,
  string: 255,
  textarea: 32_000,
  email: 80,
  phone: 40,
  url: 255,
  combobox: 255,
  picklist: 255,
};

/**
 * Reads a table of fields, one a line: `Name type[:length][>Target|Target/RelationshipName] [flags]`. Flags: `c`
 * createable, `u` updateable, `n` may be null, `r` restricted picklist, `x` external id, `g` may only be grouped by, `k` may not be
 * grouped by.
 */
export function parseFields(table: string, picklists: Readonly<Record<string, readonly string[]>> = {}): Field[] {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const [name = '', kind = '', flags = ''] = line.trim().split(/\s+/);
      const [typeAndLength = '', target = ''] = kind.split('>');
      const [typeName, length] = typeAndLength.split(':');
      const type = FieldType.parse(typeName);
      const [objects = '', relationshipName = null] = target.split('/');
      const has = (flag: string) => flags.includes(flag);
      const capabilities = has('g')
        ? { ...NOTHING, groupable: true }
        : { ...CAPABILITIES[type], ...(has('k') && { groupable: false }) };
      return {
        name,
        label: labelOf(name),
        type,
        length: Number(length ?? LENGTHS[type] ?? 0),
        custom: name.endsWith('__c'),
        ...capabilities,
        createable: has('c'),
        updateable: has('u'),
        nillable: has('n'),
        defaultedOnCreate: type === 'boolean' || type === 'id' || DEFAULTED.has(name),
        externalId: has('x'),
        restrictedPicklist: has('r'),
        picklist: picklists[name] ?? [],
        referenceTo: objects ? objects.split('|') : [],
        relationshipName,
      };
    });
}

const DEFAULTED = new Set(['OwnerId', 'CreatedDate', 'CreatedById', 'LastModifiedDate', 'LastModifiedById']);

/** `LastActivityDate` → `Last Activity Date`, `Budget_Confirmed__c` → `Budget Confirmed`. */
function labelOf(name: string): string {
  return name
    .replace(/__c$/, '')
    .replace(/(?<=[a-z])Id$/, ' ID')
    .replace(/_/g, ' ')
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ');
}
