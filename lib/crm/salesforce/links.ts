import type { Connection } from '../crm.ts';

/** The Lightning page of a record. */
export function recordLink({ uiHost }: Pick<Connection, 'uiHost'>, object: string, id: string): string {
  return `https://${uiHost}/lightning/r/${object}/${encodeURIComponent(id)}/view`;
}
