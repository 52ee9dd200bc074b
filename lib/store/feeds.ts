import { z } from 'zod';
import type { Keepsakes } from './keepsakes.ts';

/** A feed of signals that is read, its token included: only the background ever reads it. */
export const KeptFeed = z.strictObject({
  url: z.url({ protocol: /^https$/ }),
  name: z.string().nullable().describe('What people call it, null where nobody named it'),
  token: z.string().min(1).nullable(),
});
export type KeptFeed = z.infer<typeof KeptFeed>;

/** Feeds by their addresses, on disk. */
export type Feeds = Keepsakes<KeptFeed, string>;
