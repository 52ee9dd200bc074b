import { type Answer, type Call, httpDate, ok, unchanged } from './call.ts';
import { notFound } from './errors.ts';
import type { Field, FieldType, SObject } from './schema/types.ts';
import { fieldIn, objectIn } from './soql/scope.ts';

/** `GET /sobjects/{object}/describe`, with 304 for a caller who has it already. */
export function describeObject(call: Call): Answer {
  const object = objectIn(call, call.params.object ?? '');
  if (!object) throw notFound();
  const etag = `"${call.org.describedAt.toString(36)}"`;
  const { describedAt } = call.org;
  return (
    unchanged(call, describedAt, etag) ??
    ok(described(call, object), { ETag: etag, 'Last-Modified': httpDate(describedAt) })
  );
}

/** `GET /sobjects`: what objects there are. */
export function describeGlobal(call: Call): Answer {
  const objects = [...call.org.schema.values()].filter(({ name }) => objectIn(call, name));
  return ok({ encoding: 'UTF-8', maxBatchSize: 200, sobjects: objects.map((object) => summary(call, object)) });
}

/** `GET /sobjects/{object}`: what it is, and what this user saw of it lately. */
export function describeBriefly(call: Call): Answer {
  const object = objectIn(call, call.params.object ?? '');
  if (!object) throw notFound();
  return ok({ objectDescribe: summary(call, object), recentItems: [] });
}

function summary({ version }: Call, object: SObject) {
  const { name, label, labelPlural, keyPrefix, writable, queryable } = object;
  const path = `/services/data/${version}/sobjects/${name}`;
  return {
    activateable: false,
    associateEntityType: null,
    associateParentEntity: null,
    createable: writable,
    custom: false,
    customSetting: false,
    deepCloneable: false,
    deletable: writable,
    deprecatedAndHidden: false,
    feedEnabled: name === 'Opportunity' || name === 'Account' || name === 'Contact',
    hasSubtypes: false,
    isInterface: false,
    isSubtype: false,
    keyPrefix,
    label,
    labelPlural,
    layoutable: writable,
    mergeable: name === 'Account' || name === 'Contact',
    mruEnabled: writable,
    name,
    queryable,
    replicateable: queryable,
    retrieveable: queryable,
    searchable: writable,
    triggerable: writable,
    undeletable: writable && name !== 'OpportunityContactRole',
    updateable: writable,
    urls: {
      compactLayouts: `${path}/describe/compactLayouts`,
      rowTemplate: `${path}/{ID}`,
      approvalLayouts: `${path}/describe/approvalLayouts`,
      listviews: `${path}/listviews`,
      describe: `${path}/describe`,
      quickActions: `${path}/quickActions`,
      layouts: `${path}/describe/layouts`,
      sobject: path,
    },
  };
}

function described(call: Call, object: SObject) {
  const { org, version } = call;
  const page = `https://${org.apiHost}`;
  const { urls, ...short } = summary(call, object);
  return {
    actionOverrides: [],
    ...short,
    childRelationships: object.children
      .filter(({ object: child }) => objectIn(call, child))
      .map(({ name, object: childSObject, field }) => ({
        cascadeDelete: true,
        childSObject,
        deprecatedAndHidden: false,
        field,
        junctionIdListNames: [],
        junctionReferenceTo: [],
        relationshipName: name,
        restrictedDelete: false,
      })),
    compactLayoutable: true,
    defaultImplementation: null,
    extendedBy: null,
    extendsInterfaces: null,
    fields: [...object.fields.values()]
      .filter(({ name }) => fieldIn(call, object, name))
      .map((field) => describedField(object, field)),
    implementedBy: null,
    implementsInterfaces: null,
    listviewable: null,
    lookupLayoutable: null,
    namedLayoutInfos: [],
    networkScopeFieldName: null,
    recordTypeInfos: recordTypes(call, object),
    searchLayoutable: true,
    sobjectDescribeOption: 'FULL',
    supportedScopes: [{ label: `All ${object.labelPlural.toLowerCase()}`, name: 'everything' }],
    urls: {
      ...urls,
      uiDetailTemplate: `${page}/{ID}`,
      uiEditTemplate: `${page}/{ID}/e`,
      uiNewRecord: `${page}/${object.keyPrefix}/e`,
      rowTemplate: `/services/data/${version}/sobjects/${object.name}/{ID}`,
    },
  };
}

const MASTER = '012000000000000AAA';

function recordTypes({ org, version }: Call, { name }: SObject) {
  const layout = (id: string) => ({ layout: `/services/data/${version}/sobjects/${name}/describe/layouts/${id}` });
  const rows = name === 'Opportunity' ? [...org.database.rows('RecordType')] : [];
  const own = rows.map((row, index) => ({
    active: true,
    available: true,
    defaultRecordTypeMapping: index === 0,
    developerName: row.DeveloperName,
    master: false,
    name: row.Name,
    recordTypeId: String(row.Id),
    urls: layout(String(row.Id)),
  }));
  const master = {
    active: true,
    available: true,
    defaultRecordTypeMapping: own.length === 0,
    developerName: 'Master',
    master: true,
    name: 'Master',
    recordTypeId: MASTER,
    urls: layout(MASTER),
  };
  return [...own, master];
}

const SOAP: Record<FieldType, string> = {
  id: 'tns:ID',
  reference: 'tns:ID',
  boolean: 'xsd:boolean',
  int: 'xsd:int',
  double: 'xsd:double',
  currency: 'xsd:double',
  percent: 'xsd:double',
  date: 'xsd:date',
  datetime: 'xsd:dateTime',
  anyType: 'xsd:anyType',
  string: 'xsd:string',
  textarea: 'xsd:string',
  email: 'xsd:string',
  phone: 'xsd:string',
  url: 'xsd:string',
  combobox: 'xsd:string',
  picklist: 'xsd:string',
  multipicklist: 'xsd:string',
};

const SCALES: Partial<Record<FieldType, [precision: number, scale: number]>> = {
  currency: [18, 2],
  double: [18, 2],
  percent: [3, 0],
};

/** What people read for a value: values that only the API spells, as `not_started`, have a label of their own. */
function labelOf(value: string): string {
  if (!/^[a-z_]+$/.test(value)) return value;
  const words = value.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function describedField({ name: object }: SObject, field: Field) {
  const [precision, scale] = SCALES[field.type] ?? [0, 0];
  const { type, length, referenceTo } = field;
  return {
    aggregatable: field.aggregatable,
    aiPredictionField: false,
    autoNumber: false,
    byteLength: type === 'id' || type === 'reference' ? length : length * 3,
    calculated: false,
    calculatedFormula: null,
    cascadeDelete: false,
    caseSensitive: false,
    compoundFieldName: null,
    controllerName: null,
    createable: field.createable,
    custom: field.custom,
    defaultValue: type === 'boolean' ? false : null,
    defaultValueFormula: null,
    defaultedOnCreate: field.defaultedOnCreate,
    dependentPicklist: false,
    deprecatedAndHidden: false,
    digits: type === 'int' ? 8 : 0,
    displayLocationInDecimal: false,
    encrypted: false,
    externalId: field.externalId,
    extraTypeInfo: type === 'textarea' ? 'plaintextarea' : null,
    filterable: field.filterable,
    filteredLookupInfo: null,
    formulaTreatNullNumberAsZero: false,
    groupable: field.groupable,
    highScaleNumber: false,
    htmlFormatted: false,
    idLookup: type === 'id' || field.externalId,
    inlineHelpText: null,
    label: type === 'id' ? `${object} ID` : field.label,
    length,
    mask: null,
    maskType: null,
    name: field.name,
    nameField: field.name === 'Name' || (field.name === 'Subject' && (object === 'Task' || object === 'Event')),
    namePointing: referenceTo.length > 1,
    nillable: field.nillable,
    permissionable: field.nillable || field.custom,
    picklistValues: field.picklist.map((value) => ({
      active: true,
      defaultValue: false,
      label: labelOf(value),
      validFor: null,
      value,
    })),
    polymorphicForeignKey: referenceTo.length > 1,
    precision,
    queryByDistance: false,
    referenceTargetField: null,
    referenceTo,
    relationshipName: field.relationshipName,
    relationshipOrder: null,
    restrictedDelete: false,
    restrictedPicklist: field.restrictedPicklist,
    scale,
    searchPrefilterable: false,
    soapType: SOAP[type],
    sortable: field.sortable,
    type,
    unique: field.externalId,
    updateable: field.updateable,
    writeRequiresMasterRead: false,
  };
}
