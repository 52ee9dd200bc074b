import type { CrmField } from '../../../lib/blueprint/schema/crm-field.ts';

/** A field by its name in each CRM. */
export function fieldNames({ hubspot, salesforce }: CrmField): string {
  return [hubspot, salesforce].filter((name) => name !== undefined).join(' · ');
}
