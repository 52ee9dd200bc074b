import { byHost, fetchFrom } from '../../http/handler.ts';
import { type RunningServer, serve } from '../../http/server.ts';
import { API_HOSTS, type HubSpotStandIn, makeHubSpot, type StandInSettings } from './stand-in.ts';

/** A stand-in HubSpot API that listens on a port of this machine. */
export type ServedStandIn = HubSpotStandIn & RunningServer;

/** The stand-in with a `fetch` that needs no socket. */
export type DirectStandIn = HubSpotStandIn & { fetch: typeof fetch };

/** Starts the API without pages, over TLS. */
export async function startStandIn(settings: StandInSettings): Promise<ServedStandIn> {
  const standIn = makeHubSpot(settings);
  const server = await serve(byHost([[API_HOSTS, standIn.handler]]), ['*.hubapi.com']);
  return { ...standIn, ...server };
}

/** The API for tests that run in the same process as the code they test. */
export function directStandIn(settings: StandInSettings): DirectStandIn {
  const standIn = makeHubSpot(settings);
  return { ...standIn, fetch: fetchFrom(byHost([[API_HOSTS, standIn.handler]])) };
}
