import { byHost, fetchFrom } from '../../http/handler.ts';
import { type RunningServer, serve } from '../../http/server.ts';
import { API_HOSTS, makeSalesforce, type SalesforceStandIn, type StandInSettings } from './stand-in.ts';

/** A stand-in Salesforce API that listens on a port of this machine. */
export type ServedStandIn = SalesforceStandIn & RunningServer;

/** The stand-in with a `fetch` that needs no socket. */
export type DirectStandIn = SalesforceStandIn & { fetch: typeof fetch };

/** Host names for the certificate: sandboxes are one level deeper. */
export const SALESFORCE_HOSTS = ['*.my.salesforce.com', '*.sandbox.my.salesforce.com', '*.salesforce.com'];

/** Starts the API without pages, over TLS. */
export async function startStandIn(settings: StandInSettings): Promise<ServedStandIn> {
  const standIn = makeSalesforce(settings);
  return { ...standIn, ...(await serve(byHost([[API_HOSTS, standIn.handler]]), SALESFORCE_HOSTS)) };
}

/** The API for tests that run in the same process as the code they test. */
export function directStandIn(settings: StandInSettings): DirectStandIn {
  const standIn = makeSalesforce(settings);
  return { ...standIn, fetch: fetchFrom(byHost([[API_HOSTS, standIn.handler]])) };
}
