import { z } from 'zod';
import type { Gap } from '../../record/gap.ts';
import { type Connection, CrmError } from '../crm.ts';

/** What a read gave, or the scopes that it lacks: a forbidden object costs that object only. */
export type Access<T> = { granted: true; value: T } | { granted: false; scopes: string[] };

/** Schema of an `Access`, for what is kept between reads. */
export function accessOf<S extends z.ZodType>(value: S) {
  return z.discriminatedUnion('granted', [
    z.object({ granted: z.literal(true), value }),
    z.object({ granted: z.literal(false), scopes: z.array(z.string()) }),
  ]);
}

/** The value of a read, or what it lacks where HubSpot forbids it. Every other failure is thrown on. */
export async function access<T>(reading: Promise<T>): Promise<Access<T>> {
  try {
    return { granted: true, value: await reading };
  } catch (error) {
    if (error instanceof CrmError && error.failure.kind === 'forbidden') {
      return { granted: false, scopes: error.failure.scopes };
    }
    throw error;
  }
}

/** The gap that a forbidden read leaves; HubSpot lists scopes that the token has among those it lacks. */
export function scopeGap(about: string, scopes: readonly string[], held: Connection['scopes']): Gap {
  const missing = scopes.filter((scope) => !held?.includes(scope));
  return { about, why: 'hidden', remedy: 'grant_scope', detail: missing.length === 0 ? null : missing.join(', ') };
}
