import { type Faults, withFaults } from '../../http/faults.ts';
import type { Handler } from '../../http/handler.ts';
import { type RequestLog, withLog } from '../../http/request-log.ts';
import type { World } from '../../world/model.ts';
import { sharedWorld } from '../../world/shared.ts';
import { hubSpotApi } from './api.ts';
import { makePortal, type Portal } from './portal.ts';
import { type Token, tokenTable } from './tokens.ts';

/** Everything about the stand-in HubSpot API but the way requests come in. */
export interface HubSpotStandIn {
  handler: Handler;
  /** The world of the demo portal. */
  world: World;
  portals: { demo: Portal; second: Portal };
  /** Keys by their text; tests may change them. */
  tokens: Map<string, Token>;
  faults: Faults;
  requests: RequestLog;
}

export interface StandInSettings {
  seed: number;
  /** The moment the world is made for, ISO 8601 in UTC. */
  instant: string;
  /** Milliseconds since the epoch; the machine's clock where none is given. */
  clock?: () => number;
}

/** Host names that the API answers at. */
export const API_HOSTS = /^api(-[a-z]{2}\d+)?\.hubapi\.com$/;

/** Makes the two stand-in portals: the demo organisation, and a small one in Europe on a free plan without labels. */
export function makeHubSpot({ seed, instant, clock = () => Date.now() }: StandInSettings): HubSpotStandIn {
  const world = sharedWorld({ seed, instant });
  const demo = makePortal(
    world,
    {
      portalId: 4711001,
      uiDomain: 'app.hubspot.com',
      apiHost: 'api.hubapi.com',
      dataHostingLocation: 'na1',
      tier: 'professional',
      customProperties: true,
    },
    clock,
  );
  const second = makePortal(
    sharedWorld({ seed, instant, org: 'second' }),
    {
      portalId: 4711002,
      uiDomain: 'app-eu1.hubspot.com',
      apiHost: 'api-eu1.hubapi.com',
      dataHostingLocation: 'eu1',
      tier: 'free',
      customProperties: false,
    },
    clock,
  );
  const tokens = tokenTable();
  const { handler: faulty, faults } = withFaults(hubSpotApi([demo, second], tokens));
  const { handler, requests } = withLog(faulty);
  return { handler, world, portals: { demo, second }, tokens, faults, requests };
}
