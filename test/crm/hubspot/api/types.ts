/** The record types that the stand-in serves, by their plural names in paths. */
export const OBJECT_TYPES = [
  'deals',
  'contacts',
  'companies',
  'tickets',
  'calls',
  'emails',
  'meetings',
  'communications',
  'notes',
  'tasks',
] as const;
export type ObjectType = (typeof OBJECT_TYPES)[number];

const TYPE_IDS: Record<ObjectType, string> = {
  deals: '0-3',
  contacts: '0-1',
  companies: '0-2',
  tickets: '0-5',
  calls: '0-48',
  emails: '0-49',
  meetings: '0-47',
  communications: '0-18',
  notes: '0-46',
  tasks: '0-27',
};

/** `deals`, `deal`, `DEAL` and `0-3` all name the same type; null for a type that HubSpot does not have. */
export function objectType(segment: string): ObjectType | null {
  const name = segment.toLowerCase();
  return OBJECT_TYPES.find((type) => type === name || singular(type) === name || TYPE_IDS[type] === name) ?? null;
}

/** `deals` → `deal`, `companies` → `company`. */
export function singular(type: ObjectType): string {
  return type === 'companies' ? 'company' : type.slice(0, -1);
}

/** One value in a property's history. */
export interface HistoryEntry {
  value: string;
  timestamp: string;
  sourceType: string;
  sourceId?: string;
  sourceLabel?: string;
  updatedByUserId?: number;
}

/** A record as HubSpot holds it: every value a string; an absent property is empty. */
export interface CrmObject {
  id: string;
  type: ObjectType;
  properties: Record<string, string>;
  /** Newest first, for properties whose history the world knows. */
  history: Record<string, HistoryEntry[]>;
  createdAt: string;
  updatedAt: string;
  archived: boolean;
  /** True where the record may be named, as by an association, but not read. */
  restricted: boolean;
  /** The record that took this one's place when the two were merged; null while it stands for itself. */
  mergedInto: string | null;
  /** What search still finds until the index has caught up; null when it never saw the record. */
  stale: { properties: Record<string, string> | null; until: number } | null;
}

/** One property as `/crm/properties` describes it. */
export interface PropertyDefinition {
  name: string;
  label: string;
  type: 'string' | 'number' | 'datetime' | 'date' | 'bool' | 'enumeration';
  fieldType: string;
  groupName: string;
  options: { label: string; value: string; displayOrder: number; hidden: boolean }[];
  readOnly: boolean;
  hubspotDefined: boolean;
}
