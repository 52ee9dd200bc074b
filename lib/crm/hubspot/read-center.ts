import type { Session } from '../http.ts';
import type { HubSpotObject } from './answers.ts';
import * as api from './api.ts';

/** HubSpot turns away a URL that is too long (414) without saying where that begins; servers seldom take more than 8,000. */
const LONGEST_QUERY = 6_000;

/**
 * A deal or company with its values, their histories and the ids of what belongs to it: one request, and a second where
 * the blueprint asks for more properties than a URL holds, which a batch of one takes in its body. `requests` says which.
 */
export async function readCenter(
  session: Session,
  of: api.Center,
  asked: Parameters<typeof api.center>[1],
): Promise<{ answer: HubSpotObject; requests: 1 | 2 }> {
  const whole = api.center(of, asked);
  if (new URLSearchParams(whole.query).toString().length <= LONGEST_QUERY) {
    return { answer: await session.read(whole), requests: 1 };
  }
  const [listed, values] = await Promise.all([
    session.read(api.center(of, { ...asked, properties: [], history: [] })),
    session.read(api.batch(of.type, [of.id], asked.properties, asked.history)),
  ]);
  return { answer: { ...listed, ...values.results[0], associations: listed.associations }, requests: 2 };
}
