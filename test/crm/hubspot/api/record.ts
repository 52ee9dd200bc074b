import type { CrmObject, HistoryEntry, ObjectType } from './types.ts';

/** What a record is made from. */
interface Made {
  id: string;
  createdAt: string;
  updatedAt?: string;
  restricted?: boolean;
  values: Record<string, string | null>;
  history?: Record<string, HistoryEntry[]>;
}

/** A record of a type; values that are empty are left out. */
export function record(type: ObjectType, made: Made): CrmObject {
  const { id, createdAt, updatedAt = createdAt, restricted = false, values, history = {} } = made;
  const filled = Object.entries({ hs_object_id: id, ...values }).filter((entry): entry is [string, string] =>
    Boolean(entry[1]),
  );
  const properties = Object.fromEntries(filled);
  return {
    id,
    type,
    properties,
    history,
    createdAt,
    updatedAt,
    archived: false,
    restricted,
    mergedInto: null,
    stale: null,
  };
}
