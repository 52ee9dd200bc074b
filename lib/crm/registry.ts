import type { CrmId } from '../record/ref.ts';
import type { Crm } from './crm.ts';
import type { CrmEnvironment } from './environment.ts';
import { createHubSpot } from './hubspot/index.ts';
import { createSalesforce } from './salesforce/index.ts';

/** The CRMs that can be read, by id; an id without an adapter gives null. */
export function createRegistry(environment: CrmEnvironment): (id: CrmId) => Crm | null {
  const crms = new Map<CrmId, Crm>(
    [createHubSpot(environment), createSalesforce(environment)].map((crm) => [crm.id, crm]),
  );
  return (id) => crms.get(id) ?? null;
}
