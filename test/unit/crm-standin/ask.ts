import { type DirectStandIn, directStandIn } from '../../crm/hubspot/api/serve.ts';
import { TOKENS } from '../../crm/hubspot/api/tokens.ts';

/** The instant that these tests make their world for. */
export const INSTANT = '2026-11-22T09:00:00.000Z';

/** A stand-in whose clock moves only when a test moves it. */
export function standInWithClock(): DirectStandIn & { wait(ms: number): void } {
  let now = Date.parse(INSTANT);
  const standIn = directStandIn({ seed: 7, instant: INSTANT, clock: () => now });
  return {
    ...standIn,
    wait(ms) {
      now += ms;
    },
  };
}

/** Asks with a key; with a body it is a POST. */
export async function ask(
  standIn: DirectStandIn,
  path: string,
  { token = TOKENS.demo as string, body = undefined as unknown, host = 'api.hubapi.com' } = {},
) {
  const response = await standIn.fetch(`https://${host}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: body === undefined ? null : JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}
