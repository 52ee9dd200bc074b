import type { OrgRef } from '../record/ref.ts';
import { locateOrg as locateHubSpotOrg } from './hubspot/locate-org.ts';
import { locateOrg as locateSalesforceOrg } from './salesforce/locate-org.ts';

/** The organisation of the CRM that a page belongs to, whatever it shows; null for pages of no CRM. Never throws. */
export function locateOrg(url: string): OrgRef | null {
  return locateHubSpotOrg(url) ?? locateSalesforceOrg(url);
}
