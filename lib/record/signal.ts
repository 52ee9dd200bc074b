import { z } from 'zod';
import { Scalar } from './fact.ts';
import { type OrgRef, orgKey, RecordRef } from './ref.ts';
import { Instant } from './time.ts';

/** Of whom a signal tells: a record where its source names one, else what there is to find it by. */
export const SignalSubject = z.strictObject({
  ref: RecordRef.nullable().describe('The record that the source names'),
  domain: z.string().nullable().describe("The company's mail domain, lower case, where the source names no record"),
  person: z.string().nullable().describe('Id or mail address of the person who did it, as the source names them'),
});
export type SignalSubject = z.infer<typeof SignalSubject>;

/** The steps of a signal's way (M34); `handed_off` is a change of hands between being routed and acted on. */
export const HopStep = z.enum(['received', 'routed', 'handed_off', 'seen', 'acted']);
export type HopStep = z.infer<typeof HopStep>;

/** One step of a signal's way, as a source or Plumbline itself wrote it down. */
export const SignalHop = z.strictObject({
  step: HopStep,
  at: Instant,
  by: z.string().nullable().describe('User id or mail address of the person, null where a system did it'),
  system: z.string().nullable().describe('The system, null where a person did it'),
  as: z.string().nullable().describe('What the signal was taken for at this step, where that differs from its type'),
});
export type SignalHop = z.infer<typeof SignalHop>;

/**
 * Something that happened and may matter. `source` and `id` together name it once for all (CloudEvents 1.0); whatever
 * arrives again under both is the same signal.
 */
export const Signal = z.strictObject({
  id: z.string().min(1),
  source: z
    .string()
    .min(1)
    .describe('Who says so: the `source` of a CloudEvent, or `crm:` with the CRM and its organisation'),
  type: z.string().min(1),
  at: Instant.describe('When it happened, by its source; never after `receivedAt`'),
  receivedAt: Instant.describe('When Plumbline first had it; for facts of the CRM, when the CRM did'),
  skewed: z.boolean().describe('True where the source dated it after its arrival, and the arrival stands in'),
  subject: SignalSubject,
  data: z.record(z.string(), Scalar).describe('What the source says of it, one level deep'),
  hops: z.array(SignalHop).describe('Its way as far as anybody wrote it down, oldest first'),
  link: z.url().nullable(),
});
export type Signal = z.infer<typeof Signal>;

/** When somebody first saw a signal, by its key. */
export const SeenMark = z.strictObject({ key: z.string(), at: Instant });
export type SeenMark = z.infer<typeof SeenMark>;

/** The signal with the step that somebody saw it; as it is where `seen`, by the keys of signals, tells of nobody. */
export function withSeen(signal: Signal, seen: ReadonlyMap<string, Instant>): Signal {
  const at = seen.get(signalKey(signal));
  if (at === undefined) return signal;
  return { ...signal, hops: [...signal.hops, { step: 'seen', at, by: null, system: null, as: null }] };
}

/** One string for a signal, equal only for the same one, however often and from wherever it arrives. */
export function signalKey(signal: Pick<Signal, 'source' | 'id'>): string {
  return JSON.stringify([signal.source, signal.id]);
}

/** What the sources of signals begin with that were read from a CRM's own facts. */
export const FROM_CRM = 'crm:';

/** The source of the signals that were read from the facts of that organisation's CRM. */
export function crmSource(org: OrgRef): string {
  return FROM_CRM + orgKey(org);
}

/** Whether a signal's key is of that source. */
export function isKeyOf(key: string, source: string): boolean {
  return key.startsWith(`[${JSON.stringify(source)},`);
}
