import type { RecordRef } from '../record/ref.ts';
import { locate as locateHubSpot } from './hubspot/locate.ts';
import { locate as locateSalesforce } from './salesforce/locate.ts';

/** Which record of which CRM a page's URL shows; null where it shows none that Plumbline knows. Never throws. */
export function locate(url: string): RecordRef | null {
  return locateHubSpot(url) ?? locateSalesforce(url);
}
