import type { OrgRef, RecordRef } from './ref.ts';

/** One string for a record ref, equal only for the same record; used as a key everywhere. */
export function recordKey(ref: RecordRef): string {
  return `${ref.crm}:${ref.org}:${ref.kind}:${ref.id}`;
}

/** One string for an organisation, a prefix of the keys of its records. */
export function orgKey(ref: OrgRef): string {
  return `${ref.crm}:${ref.org}`;
}
