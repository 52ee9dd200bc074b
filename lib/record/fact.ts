import { z } from 'zod';

/** Why a value is unknown (assessment.md, ground rules). */
export const UnknownReason = z.enum(['hidden', 'not_tracked', 'not_configured', 'not_loaded', 'undecided']);
export type UnknownReason = z.infer<typeof UnknownReason>;

const Unknown = z.strictObject({ known: z.literal(false), why: UnknownReason });

/** Schema of a value that is known (`null` inside means known to be empty) or unknown with a reason. */
export function factOf<S extends z.ZodType>(value: S) {
  return z.discriminatedUnion('known', [z.strictObject({ known: z.literal(true), value }), Unknown]);
}

/** A value that is known, or unknown with a reason; never a guessed zero. */
export type Fact<T> = { known: true; value: T } | { known: false; why: UnknownReason };

/** A known value. */
export function known<T>(value: T): Fact<T> {
  return { known: true, value };
}

/** An unknown value and why it is unknown. */
export function unknown<T = never>(why: UnknownReason): Fact<T> {
  return { known: false, why };
}

/** A scalar as CRMs hold them in properties; `null` is known to be empty. */
export const Scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export type Scalar = z.infer<typeof Scalar>;

/** An amount with its currency (ISO 4217). */
export const Money = z.strictObject({ amount: z.number(), currency: z.string().length(3) });
export type Money = z.infer<typeof Money>;

/** Properties under the CRM's own names; each is known or unknown for itself. */
export const Properties = z.record(z.string(), factOf(Scalar));
export type Properties = z.infer<typeof Properties>;
