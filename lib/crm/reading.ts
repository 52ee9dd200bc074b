import type { RecordKind, RecordRef } from '../record/ref.ts';
import { type Connection, CrmError } from './crm.ts';
import { type Client, PRIORITY, type Session } from './http.ts';

/** Refuses a record that is of another organisation or kind than what is read. Throws `CrmError`. */
export function expectRecord(ref: RecordRef, { org }: Connection, kind: RecordKind): void {
  if (ref.org !== org.org) throw new CrmError({ kind: 'wrong_org', expected: ref.org, actual: org.org });
  if (ref.crm !== org.crm || ref.kind !== kind) throw new CrmError({ kind: 'not_found' });
}

/** A session for what goes on after a reading has answered or was given up. */
export function behind(client: Client): Session {
  return client.open({ signal: new AbortController().signal, priority: PRIORITY.background });
}

/**
 * Does the work with a signal that ends with it: where one of its requests fails it, those that still wait their turn are
 * not sent.
 */
export async function untilOver<O extends { signal: AbortSignal }, T>(
  options: O,
  work: (own: O) => Promise<T>,
): Promise<T> {
  const over = new AbortController();
  try {
    return await work({ ...options, signal: AbortSignal.any([options.signal, over.signal]) });
  } finally {
    over.abort();
  }
}
