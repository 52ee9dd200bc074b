/** The part of a WebExtension storage area that the store needs; `storage.session` and `storage.local` are such. */
export interface Area {
  /** All items for `null`, else those of the given keys that exist. */
  get(keys: null | string | string[]): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string | string[]): Promise<void>;
}

/** Removes every item whose key begins with `prefix`. */
export async function removePrefix(area: Area, prefix: string): Promise<void> {
  const keys = Object.keys(await area.get(null)).filter((key) => key.startsWith(prefix));
  if (keys.length > 0) await area.remove(keys);
}
