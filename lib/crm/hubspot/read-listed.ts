import type { Gap } from '../../record/gap.ts';
import type { Connection } from '../crm.ts';
import type { Session } from '../http.ts';
import { type Access, access, scopeGap } from './access.ts';
import type { HubSpotObject } from './answers.ts';
import * as api from './api.ts';
import { droppedGap, listedIn, newest } from './associated.ts';

/** The records of a type that an answer names, the newest of them, and what hides the others. */
export async function readListed(
  session: Session,
  connection: Connection,
  answer: HubSpotObject,
  { type, about, properties }: { type: api.ObjectType; about: string; properties: readonly string[] },
): Promise<{ objects: Access<HubSpotObject[]>; ids: string[]; gaps: Gap[] }> {
  const { ids: all, state } = listedIn(answer, type);
  const ids = newest(all);
  // None at all may also mean that the token may not read the type, which one look tells.
  const reading = ids.length === 0 ? session.read(api.firstOf(type)) : session.read(api.batch(type, ids, properties));
  const found = await access(reading.then(({ results }) => (ids.length === 0 ? [] : results)));
  if (!found.granted) return { objects: found, ids, gaps: [scopeGap(about, found.scopes, connection.scopes)] };
  const isCut = state === 'cut' || all.length > ids.length;
  const cut: Gap = { about, why: 'not_loaded', remedy: 'none', detail: String(api.BATCH_SIZE) };
  // People who drop out of the answer are listed all the same, each as hidden.
  const dropped = type === 'contacts' ? [] : droppedGap(about, ids, found.value);
  return { objects: found, ids, gaps: [...(isCut ? [cut] : []), ...dropped] };
}
