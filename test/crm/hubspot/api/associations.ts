import { OBJECT_TYPES, type ObjectType, singular } from './types.ts';

/** One type that a pair of records is associated by. */
export interface AssociationType {
  category: 'HUBSPOT_DEFINED' | 'USER_DEFINED';
  typeId: number;
  label: string | null;
}

/** One record that another is associated with. */
export interface Association {
  to: string;
  types: AssociationType[];
}

/** HubSpot's own type ids, by direction. */
const UNLABELLED: Record<string, number> = {
  'deals/contacts': 3,
  'contacts/deals': 4,
  'deals/companies': 341,
  'companies/deals': 342,
  'contacts/companies': 279,
  'companies/contacts': 280,
  'deals/calls': 205,
  'calls/deals': 206,
  'deals/emails': 209,
  'emails/deals': 210,
  'deals/meetings': 211,
  'meetings/deals': 212,
  'deals/notes': 213,
  'notes/deals': 214,
  'deals/tasks': 215,
  'tasks/deals': 216,
  'contacts/calls': 193,
  'calls/contacts': 194,
  'contacts/emails': 197,
  'emails/contacts': 198,
  'contacts/meetings': 199,
  'meetings/contacts': 200,
  'contacts/notes': 201,
  'notes/contacts': 202,
  'contacts/tasks': 203,
  'tasks/contacts': 204,
  'companies/calls': 181,
  'calls/companies': 182,
  'companies/emails': 185,
  'emails/companies': 186,
  'companies/meetings': 187,
  'meetings/companies': 188,
  'companies/notes': 189,
  'notes/companies': 190,
  'companies/tasks': 191,
  'tasks/companies': 192,
  'contacts/communications': 82,
  'communications/contacts': 81,
  'deals/communications': 86,
  'communications/deals': 85,
  'companies/communications': 88,
  'communications/companies': 87,
  'contacts/tickets': 15,
  'tickets/contacts': 16,
  'companies/tickets': 340,
  'tickets/companies': 339,
};

/** The type of a main company; deals, contacts and tickets alike. */
const PRIMARY: Record<string, number> = {
  'deals/companies': 5,
  'companies/deals': 6,
  'contacts/companies': 1,
  'companies/contacts': 2,
  'companies/tickets': 25,
  'tickets/companies': 26,
};

function isPrimary({ category, label }: AssociationType): boolean {
  return category === 'HUBSPOT_DEFINED' && label !== null;
}

/** Who is associated with whom, in both directions. */
export interface Associations {
  /** Associates two records; labels are the portal's own, `primary` marks a main company. */
  join(
    from: ObjectType,
    fromId: string,
    to: ObjectType,
    toId: string,
    as?: { labels?: string[]; primary?: boolean },
  ): void;
  /** The associations of a record with records of a type, in the order of their ids. */
  of(from: ObjectType, fromId: string, to: ObjectType): Association[];
  /** Gives all associations of a record to another, which keeps its own main company. */
  move(type: ObjectType, fromId: string, toId: string): void;
  /** Every type that a pair may be associated by. */
  definitions(from: ObjectType, to: ObjectType): AssociationType[];
}

/** Associations of a portal with the given labels for people on deals. */
export function makeAssociations(labels: string[]): Associations {
  const store = new Map<string, Map<string, AssociationType[]>>();
  const shared = new Map<string, AssociationType[]>();

  function labelType(from: ObjectType, to: ObjectType, label: string): AssociationType {
    const direction = from === 'deals' && to === 'contacts' ? 0 : 1;
    return { category: 'USER_DEFINED', typeId: 100 + 2 * labels.indexOf(label) + direction, label };
  }

  /** Equal associations share one list of types: there are tens of thousands of them. */
  function typesOf(from: ObjectType, to: ObjectType, as: { labels?: string[]; primary?: boolean }): AssociationType[] {
    const key = `${from}/${to}/${as.primary ?? false}/${as.labels?.join('/') ?? ''}`;
    const types = shared.get(key) ?? makeTypes(from, to, as);
    shared.set(key, types);
    return types;
  }

  function makeTypes(
    from: ObjectType,
    to: ObjectType,
    as: { labels?: string[]; primary?: boolean },
  ): AssociationType[] {
    const pair = `${from}/${to}`;
    const typeId = UNLABELLED[pair];
    if (typeId === undefined) throw new RangeError(`${pair} cannot be associated here`);
    const primary = as.primary ? PRIMARY[pair] : undefined;
    return [
      ...(primary === undefined ? [] : [{ category: 'HUBSPOT_DEFINED', typeId: primary, label: 'Primary' } as const]),
      ...(as.labels ?? []).map((label) => labelType(from, to, label)),
      { category: 'HUBSPOT_DEFINED', typeId, label: null },
    ];
  }

  function add(from: ObjectType, fromId: string, to: ObjectType, toId: string, types: AssociationType[]) {
    const key = `${from}/${fromId}/${to}`;
    const known = store.get(key) ?? new Map<string, AssociationType[]>();
    store.set(key, known.set(toId, types));
  }

  /** The types of a pair with more of them, each once, the unlabelled one last. */
  function addTypes(from: ObjectType, fromId: string, to: ObjectType, toId: string, more: AssociationType[]) {
    const all = [...(store.get(`${from}/${fromId}/${to}`)?.get(toId) ?? []), ...more];
    const each = [...new Map(all.map((type) => [type.typeId, type])).values()];
    add(
      from,
      fromId,
      to,
      toId,
      each.toSorted((one, other) => Number(one.label === null) - Number(other.label === null)),
    );
  }

  return {
    join(from, fromId, to, toId, as = {}) {
      add(from, fromId, to, toId, typesOf(from, to, as));
      add(to, toId, from, fromId, typesOf(to, from, as));
    },
    of(from, fromId, to) {
      const found = store.get(`${from}/${fromId}/${to}`) ?? [];
      return [...found]
        .map(([id, types]) => ({ to: id, types }))
        .toSorted((one, other) => Number(one.to) - Number(other.to));
    },
    move(type, fromId, toId) {
      for (const to of OBJECT_TYPES) {
        const moved = store.get(`${type}/${fromId}/${to}`) ?? new Map<string, AssociationType[]>();
        const own = [...(store.get(`${type}/${toId}/${to}`)?.values() ?? [])].flat();
        const keepsOwn = to === 'companies' && own.some(isPrimary);
        const taken = (types: AssociationType[]) => types.filter((it) => !keepsOwn || !isPrimary(it));
        for (const [id, types] of moved) {
          const reverse = store.get(`${to}/${id}/${type}`);
          addTypes(type, toId, to, id, taken(types));
          addTypes(to, id, type, toId, taken(reverse?.get(fromId) ?? []));
          reverse?.delete(fromId);
        }
        store.delete(`${type}/${fromId}/${to}`);
      }
    },
    definitions(from, to) {
      const people = (from === 'deals' && to === 'contacts') || (from === 'contacts' && to === 'deals');
      const primary = PRIMARY[`${from}/${to}`] !== undefined;
      return typesOf(from, to, { labels: people ? labels : [], primary });
    },
  };
}

/** The names that an inline association carries: `deal_to_contact`, and one more for every label. */
export function inlineTypes(from: ObjectType, to: ObjectType, types: AssociationType[]): string[] {
  const name = `${singular(from)}_to_${singular(to)}`;
  return types.map(({ label, category }) => {
    if (label === null) return types.length > 1 ? `${name}_unlabeled` : name;
    return category === 'HUBSPOT_DEFINED' ? name : label.toLowerCase().replace(/\W+/g, '_');
  });
}
