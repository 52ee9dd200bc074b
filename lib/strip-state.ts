import { z } from 'zod/mini';

/** Where a strip's numbers stand: what the page shows beside them. */
export const STRIP_STATUS = [
  'fresh',
  'refreshing',
  'partial',
  'cached',
  'loading',
  'offline',
  'signed_out',
  'forbidden',
  'rate_limited',
  'not_connected',
  'not_found',
  'failed',
] as const;
export type StripStatus = (typeof STRIP_STATUS)[number];

/** The few numbers of a strip: no names and no text, so that they may lie in `storage.local` for the bootstrap to read. */
export const StripState = z.object({
  v: z.literal(1),
  /** Record key, so that a state can never be shown on another record. */
  key: z.string(),
  status: z.enum(STRIP_STATUS),
  /** When the snapshot was read, ISO 8601; null before the first read. */
  readAt: z.nullable(z.string()),
  /** Rounded score, null when not enough is known. */
  health: z.nullable(z.number()),
  band: z.enum([
    'sound',
    'sound_so_far',
    'watch',
    'act',
    'not_enough_known',
    'closed',
    'no_customer',
    'in_deals',
    'in_no_deal',
  ]),
  /** One letter a required function: e(ngaged), i(dentified), h(idden), m(issing), u(nknown). */
  dots: z.string(),
  pace: z.nullable(z.number()),
  headline: z.nullable(z.string()),
  severity: z.nullable(z.enum(['act', 'watch'])),
  /** Flags beyond the headline. */
  more: z.number(),
  /** When the rate limit ends, for that status. */
  until: z.nullable(z.string()),
});
export type StripState = z.infer<typeof StripState>;

// The key has a file of its own, so that the page's bootstrap can have it without zod.
export { stripKey } from './strip-key.ts';
