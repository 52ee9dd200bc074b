import { createClient } from '../page/background.ts';

export { calls } from '../page/background.ts';

/** What the options page has asked. */
export const client = createClient();
