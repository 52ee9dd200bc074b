import type { OrgMetadata } from '../../record/org-metadata.ts';
import type { Context } from '../checks/context.ts';
import { sitesOf } from '../expressions/sites.ts';
import { didYouMean } from '../nearest.ts';
import type { Finding } from '../problem.ts';
import type { BlueprintDocument } from '../schema.ts';

type Path = Finding['path'];
type Properties = NonNullable<OrgMetadata['properties']>;

const OBJECTS: Readonly<Record<string, keyof Properties>> = {
  deal: 'deal',
  company: 'account',
  contact: 'contact',
  Opportunity: 'deal',
  Account: 'account',
  Contact: 'contact',
};

/** Salesforce calls a custom field `Pain__c`, whatever the case; rules may say `pain`. */
function isKnown(name: string, known: readonly string[], crm: OrgMetadata['crm']): boolean {
  if (known.includes(name)) return true;
  const lower = name.toLowerCase();
  return crm === 'salesforce' && known.some((field) => [lower, `${lower}__c`].includes(field.toLowerCase()));
}

/** The known fields as somebody would write them who writes `name`: custom ones with or without `__c`. */
function spelledAs(name: string, known: readonly string[]): readonly string[] {
  return /__c$/i.test(name) ? known : known.map((field) => field.replace(/__c$/i, ''));
}

/** Fields that conditions or mappings name and the organisation does not have; what rests on them stays unknown. */
export function unknownFields(document: BlueprintDocument, org: OrgMetadata, { conditions }: Context): Finding[] {
  const { properties, crm } = org;
  if (properties === null) return [];
  const unknown = (object: keyof Properties, name: string, path: Path): Finding[] => {
    const known = properties[object];
    if (known === null || isKnown(name, known, crm)) return [];
    const message = `this organisation has no field \`${name}\` on its ${object}s`;
    return [{ path, message, remedy: didYouMean(name, crm === 'salesforce' ? spelledAs(name, known) : known) }];
  };
  const asked = sitesOf(document).flatMap(({ name, path }) => {
    const atoms = [...(conditions.get(name)?.atoms.values() ?? [])];
    const abouts = new Set(atoms.flatMap(({ facts }) => facts.map(({ source }) => source.about)));
    return [...abouts].flatMap((about) => {
      const [owner, property] = about.split('.properties.');
      return property !== undefined && (owner === 'deal' || owner === 'account') ? unknown(owner, property, path) : [];
    });
  });
  const mapped = fieldsIn(document, crm, []).flatMap(({ field, path }) => {
    const [object = '', ...rest] = field.split('.');
    const kind = OBJECTS[object];
    return kind === undefined ? [] : unknown(kind, rest.join('.'), path);
  });
  return [...asked, ...mapped];
}

const FIELD = /^(deal|company|contact|Opportunity|Account|Contact)\.\w+$/;

/** Every field of that CRM which the document maps, as `company.renewal_date`, wherever it stands. */
function fieldsIn(value: unknown, crm: OrgMetadata['crm'], path: Path): { field: string; path: Path }[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => fieldsIn(item, crm, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    if (key === crm && typeof item === 'string' && FIELD.test(item)) return [{ field: item, path: [...path, key] }];
    return fieldsIn(item, crm, [...path, key]);
  });
}
