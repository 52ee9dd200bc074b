import { createClient } from '../page/background.ts';

export { calls } from '../page/background.ts';

/** What the Blueprint page has asked. */
export const client = createClient();
