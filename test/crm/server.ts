import { BLUEPRINT_HOST, makeBlueprints, type StandInBlueprints } from './blueprints/host.ts';
import { FEED_HOST, makeFeed, type StandInFeed } from './feed/feed.ts';
import { byHost, type Handler } from './http/handler.ts';
import { type RunningServer, serve } from './http/server.ts';
import {
  API_HOSTS as HUBSPOT_API,
  type HubSpotStandIn,
  makeHubSpot,
  type StandInSettings,
} from './hubspot/api/stand-in.ts';
import { type Portal, pages } from './hubspot/pages/handler.ts';
import { SALESFORCE_HOSTS } from './salesforce/api/serve.ts';
import { makeSalesforce, API_HOSTS as SALESFORCE_API, type SalesforceStandIn } from './salesforce/api/stand-in.ts';
import { lightningPages, withClassicPages } from './salesforce/pages/handler.ts';

/** The stand-in CRMs, feeds of signals and the host of a blueprint. */
export interface StandIns extends HubSpotStandIn {
  salesforce: SalesforceStandIn;
  feed: StandInFeed;
  blueprints: StandInBlueprints;
  /** Answers at the host names of all of them, those of the CRMs' pages as well. */
  everywhere: Handler;
}

/** The same as a browser meets them: at their real host names, on one port of this machine. */
export interface StandInCrm extends StandIns, RunningServer {}

const HUBSPOT_UI = /^app(-[a-z]{2}\d+)?\.hubspot\.com$/;
const SALESFORCE_UI = /\.lightning\.force\.com$/;
const FEED = /^signals\.plumbline-demo\.example$/;
const BLUEPRINT = /^blueprints\.plumbline-demo\.example$/;
const CERTIFIED = [
  '*.hubapi.com',
  '*.hubspot.com',
  ...SALESFORCE_HOSTS,
  '*.lightning.force.com',
  '*.sandbox.lightning.force.com',
  FEED_HOST,
  BLUEPRINT_HOST,
];

/** Makes all stand-ins, which nobody can reach yet. */
export function makeStandIns(settings: StandInSettings): StandIns {
  const hubSpot = makeHubSpot(settings);
  const portals = Object.values(hubSpot.portals).map(
    ({ portalId, uiDomain, world }): Portal => ({ portalId: String(portalId), uiHost: uiDomain, world }),
  );
  const salesforce = makeSalesforce(settings);
  const orgs = Object.values(salesforce.orgs);
  const feed = makeFeed({
    world: hubSpot.world,
    hubSpotOrg: String(hubSpot.portals.demo.portalId),
    salesforceOrg: salesforce.orgs.demo.apiHost,
  });
  const blueprints = makeBlueprints();
  const everywhere = byHost([
    [HUBSPOT_API, hubSpot.handler],
    [HUBSPOT_UI, pages(portals)],
    [SALESFORCE_API, withClassicPages(orgs, salesforce.handler)],
    [SALESFORCE_UI, lightningPages(orgs)],
    [FEED, feed.handler],
    [BLUEPRINT, blueprints.handler],
  ]);
  return { ...hubSpot, salesforce, feed, blueprints, everywhere };
}

/** Answers over TLS at every host name of the stand-ins; port 0, the usual, takes any free one. */
export function serveStandIns(everywhere: Handler, port = 0): Promise<RunningServer> {
  return serve(everywhere, CERTIFIED, port);
}

/** Starts the stand-in CRMs. */
export async function startCrm(settings: StandInSettings, port = 0): Promise<StandInCrm> {
  const standIns = makeStandIns(settings);
  return { ...standIns, ...(await serveStandIns(standIns.everywhere, port)) };
}
