import { byHost } from './http/handler.ts';
import { type RunningServer, serve } from './http/server.ts';
import { API_HOSTS, type HubSpotStandIn, makeHubSpot, type StandInSettings } from './hubspot/api/stand-in.ts';
import { type Portal, pages } from './hubspot/pages/handler.ts';

/** The stand-in CRMs as a browser meets them: pages and API at their real host names, on one port of this machine. */
export type StandInCrm = HubSpotStandIn & RunningServer;

const UI_HOSTS = /^app(-[a-z]{2}\d+)?\.hubspot\.com$/;

/** Starts the stand-in CRMs over TLS; port 0, the usual, takes any free one. */
export async function startCrm(settings: StandInSettings, port = 0): Promise<StandInCrm> {
  const hubSpot = makeHubSpot(settings);
  const portals = Object.values(hubSpot.portals).map(
    ({ portalId, uiDomain, world }): Portal => ({ portalId: String(portalId), uiHost: uiDomain, world }),
  );
  const handler = byHost([
    [API_HOSTS, hubSpot.handler],
    [UI_HOSTS, pages(portals)],
  ]);
  return { ...hubSpot, ...(await serve(handler, ['*.hubapi.com', '*.hubspot.com'], port)) };
}
