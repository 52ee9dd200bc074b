/** Key in `storage.local` under which a record's strip state lies. */
export function stripKey(recordKey: string): string {
  return `strip:${recordKey}`;
}
