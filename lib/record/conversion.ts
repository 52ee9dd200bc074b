import { z } from 'zod';
import { Instant } from './time.ts';

/** A person of the buyer's side filled in a form of ours, or answered a campaign. */
export const Conversion = z.strictObject({
  id: z.string().min(1),
  kind: z.enum(['form', 'campaign']),
  at: Instant,
  person: z.string().describe('Id of the person'),
  name: z.string().nullable().describe('What the form or campaign is called'),
  link: z.url().nullable(),
});
export type Conversion = z.infer<typeof Conversion>;
