import type { Portal } from './portal.ts';
import type { CrmObject, HistoryEntry } from './types.ts';

/**
 * Makes one record of two, as HubSpot does since 2025 for every type: a new record with a new id, with the values of the
 * primary one where both have any, the past values of both, and all that either was associated with. Both ids go on
 * finding it. Gives its id.
 */
export function mergeRecords(portal: Portal, primary: CrmObject, other: CrmObject): string {
  const { type } = primary;
  const id = newestId(portal.records[type].keys());
  const now = portal.now();
  const at = new Date(now).toISOString();
  const createdAt = primary.createdAt < other.createdAt ? primary.createdAt : other.createdAt;
  portal.records[type].set(id, {
    ...primary,
    id,
    properties: {
      ...other.properties,
      ...primary.properties,
      hs_object_id: id,
      hs_merged_object_ids: [...mergedBefore(primary), ...mergedBefore(other), primary.id, other.id].join(';'),
      createdate: createdAt,
      [type === 'contacts' ? 'lastmodifieddate' : 'hs_lastmodifieddate']: at,
    },
    history: mergedHistory(primary, other),
    createdAt,
    updatedAt: at,
    stale: { properties: null, until: now + portal.limits.searchLagMs },
  });
  for (const old of [primary, other]) {
    portal.associations.move(type, old.id, id);
    old.archived = true;
    old.mergedInto = id;
  }
  return id;
}

function newestId(ids: Iterable<string>): string {
  return String([...ids].reduce((highest, id) => Math.max(highest, Number(id)), 0) + 1);
}

function mergedBefore({ properties }: CrmObject): string[] {
  return properties.hs_merged_object_ids?.split(';') ?? [];
}

/** The past values of both, newest first: the newest need not be the one that holds. */
function mergedHistory(primary: CrmObject, other: CrmObject): Record<string, HistoryEntry[]> {
  const names = new Set([...Object.keys(primary.history), ...Object.keys(other.history)]);
  const entries = [...names].map((name): [string, HistoryEntry[]] => {
    const all = [...(primary.history[name] ?? []), ...(other.history[name] ?? [])];
    return [name, all.toSorted((one, another) => another.timestamp.localeCompare(one.timestamp))];
  });
  return Object.fromEntries(entries);
}
