import { z } from 'zod';
import type { OrgRef } from '../record/ref.ts';

const HubSpotKey = z.object({ portalId: z.int().positive(), token: z.string().min(1) });

const Cache = z.object({ days: z.int().min(1).max(365).optional(), disk: z.boolean().optional() });

/** What enterprise policy sets, in the shape of `public/managed_schema.json`; every key stands for itself. */
export interface Policy {
  hubspot: { org: OrgRef; token: string }[];
  cache: z.infer<typeof Cache>;
  /** What was set but could not be used, with its place, for the administrator. */
  problems: string[];
}

function problemsOf(key: string, error: z.ZodError): string[] {
  return error.issues.map((issue) => `${[key, ...issue.path].join('.')}: ${issue.message}`);
}

/** Reads managed storage; a key that is wrong is left out and named, and costs no other key. */
export function parsePolicy(managed: Record<string, unknown>): Policy {
  const policy: Policy = { hubspot: [], cache: {}, problems: [] };
  const keys = z.array(z.unknown()).default([]).safeParse(managed.hubspot);
  if (!keys.success) policy.problems.push(...problemsOf('hubspot', keys.error));
  for (const [index, value] of (keys.data ?? []).entries()) {
    const key = HubSpotKey.safeParse(value);
    if (!key.success) policy.problems.push(...problemsOf(`hubspot.${index}`, key.error));
    else policy.hubspot.push({ org: { crm: 'hubspot', org: String(key.data.portalId) }, token: key.data.token });
  }
  const cache = Cache.default({}).safeParse(managed.cache);
  if (cache.success) policy.cache = cache.data;
  else policy.problems.push(...problemsOf('cache', cache.error));
  return policy;
}

/** Reads the policy in force; none where the browser knows no managed storage, which Firefox says by an error. */
export async function readPolicy(managed: { get(keys: null): Promise<Record<string, unknown>> }): Promise<Policy> {
  const items = await managed.get(null).catch(() => ({}));
  const policy = parsePolicy(items);
  for (const problem of policy.problems) console.error(`Plumbline policy: ${problem}`);
  return policy;
}
