import { DEMO, type DemoKey } from '../../crm/world/demo.ts';

/** The path of a demo deal's record page in the demo portal. */
export function demoPath(key: DemoKey): string {
  return `/contacts/4711001/record/0-3/${DEMO[key].id}`;
}

/** The list of deals in the demo portal. */
export const LIST_PATH = '/contacts/4711001/objects/0-3/views/all/list';
