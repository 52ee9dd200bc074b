import { type Faults, withFaults } from '../../http/faults.ts';
import type { Handler } from '../../http/handler.ts';
import { type RequestLog, withLog } from '../../http/request-log.ts';
import type { World } from '../../world/model.ts';
import { sharedWorld } from '../../world/shared.ts';
import type { OrgKey } from '../ids.ts';
import { type Features, ORGS } from '../settings.ts';
import { salesforceApi } from './api.ts';
import { type SignIn, signIns } from './oauth/sign-in.ts';
import { makeOrg, type Org } from './org.ts';
import { type Session, sessionTable } from './users.ts';

/** Everything about the stand-in Salesforce API but the way requests come in. */
export interface SalesforceStandIn {
  handler: Handler;
  /** The world of the demo organisation, the same as that of the demo portal of HubSpot. */
  world: World;
  orgs: Record<OrgKey, Org>;
  /** Sessions by their access token; tests may change them. */
  sessions: Map<string, Session>;
  /** The app and the signed-in user of each organisation; tests may change them. */
  signIn: Record<OrgKey, SignIn>;
  faults: Faults;
  requests: RequestLog;
}

export interface StandInSettings {
  seed: number;
  /** The moment the world is made for, ISO 8601 in UTC. */
  instant: string;
  /** Milliseconds since the epoch; the machine's clock where none is given. */
  clock?: () => number;
  /** What the demo organisation has switched on other than usual. */
  features?: Partial<Features>;
}

/** Host names that the API and the sign-in answer at. */
export const API_HOSTS = /\.my\.salesforce\.com$|^(login|test)\.salesforce\.com$/;

/** Makes the two stand-in organisations: the demo one, and a small sandbox with Pipeline Inspection in one currency. */
export function makeSalesforce({
  seed,
  instant,
  clock = () => Date.now(),
  features,
}: StandInSettings): SalesforceStandIn {
  const world = sharedWorld({ seed, instant });
  const orgs = {
    demo: makeOrg(world, ORGS.demo, clock, features),
    second: makeOrg(sharedWorld({ seed, instant, org: 'second' }), ORGS.second, clock),
  };
  const sessions = sessionTable();
  const signIn = signIns();
  const { handler: faulty, faults } = withFaults(salesforceApi({ orgs, sessions, signIn }));
  const { handler, requests } = withLog(faulty);
  return { handler, world, orgs, sessions, signIn, faults, requests };
}
