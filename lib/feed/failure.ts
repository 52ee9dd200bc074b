import { z } from 'zod';
import { Instant } from '../record/time.ts';

/** Why a feed could not be read; what had been read stays, and the next reading begins where this one stopped. */
export const FeedFailure = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('not_https') }),
  z.strictObject({
    kind: z.literal('no_permission').describe('This browser has not been allowed to ask the feed’s host'),
    origin: z.string(),
  }),
  z.strictObject({ kind: z.literal('offline') }),
  z.strictObject({ kind: z.literal('too_slow') }),
  z.strictObject({
    kind: z.literal('refused').describe('The feed wants a token, or another one'),
    status: z.literal([401, 403]),
  }),
  z.strictObject({ kind: z.literal('rate_limited'), until: Instant }),
  z.strictObject({ kind: z.literal('status'), status: z.int() }),
  z.strictObject({ kind: z.literal('too_large'), limit: z.number().describe('In bytes') }),
  z.strictObject({ kind: z.literal('wrong_type'), contentType: z.string().nullable() }),
  z.strictObject({ kind: z.literal('malformed'), detail: z.string() }),
  z.strictObject({
    kind: z.literal('foreign_next').describe('Its next page lies at another origin, where its token must not go'),
    origin: z.string(),
  }),
  z.strictObject({ kind: z.literal('own_error').describe('Plumbline itself failed; its console says at what') }),
]);
export type FeedFailure = z.infer<typeof FeedFailure>;

/** The error of every reading of a feed that failed. */
export class FeedError extends Error {
  override name = 'FeedError';
  readonly failure: FeedFailure;
  constructor(failure: FeedFailure, options?: ErrorOptions) {
    super(failure.kind, options);
    this.failure = failure;
  }
}
