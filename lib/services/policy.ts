import { z } from 'zod';
import { locateOrg } from '../crm/locate-org.ts';
import { Sha256 } from '../publishing.ts';
import type { OrgRef } from '../record/ref.ts';
import type { KeptApp } from '../store/connections.ts';
import type { KeptFeed } from '../store/feeds.ts';

/** Where people sign in; one of the two ways has to be there. */
const SalesforceApp = z
  .object({
    host: z.string(),
    clientId: z.string().min(1).optional(),
    browserSession: z.boolean().default(false),
  })
  .refine((app) => app.clientId !== undefined || app.browserSession, 'needs clientId, or browserSession')
  .transform(({ host, clientId, browserSession }, context): KeptApp => {
    const org = locateOrg(`https://${host}/`);
    if (org?.crm === 'salesforce')
      return { org, clientId: clientId ?? null, browserSession, setBy: 'policy', reader: null };
    context.addIssue({ code: 'custom', path: ['host'], message: 'is no host of a Salesforce organisation' });
    return z.NEVER;
  });

const HubSpotKey = z
  .object({ portalId: z.int().positive(), token: z.string().min(1) })
  .transform(({ portalId, token }) => ({ org: { crm: 'hubspot' as const, org: String(portalId) }, token }));

const Cache = z.object({ days: z.int().min(1).max(365).optional(), disk: z.boolean().optional() });

const Blueprint = z
  .object({ url: z.url({ protocol: /^https$/ }), sha256: z.string().toLowerCase().pipe(Sha256).optional() })
  .transform(({ url, sha256 }) => ({ kind: 'policy' as const, url, sha256: sha256 ?? null }));

const Feed = z
  .object({
    url: z.url({ protocol: /^https$/ }),
    token: z.string().min(1).optional(),
    name: z.string().min(1).optional(),
  })
  .transform(({ url, token, name }): KeptFeed => ({ url, token: token ?? null, name: name ?? null }));

/** What enterprise policy sets, in the shape of `public/managed_schema.json`; every key stands for itself. */
export interface Policy {
  hubspot: { org: OrgRef; token: string }[];
  salesforce: KeptApp[];
  cache: z.infer<typeof Cache>;
  /** The blueprint that everybody is judged by; null where policy sets none. */
  blueprint: z.infer<typeof Blueprint> | null;
  /** Feeds of signals that are read for everybody. */
  signals: KeptFeed[];
  /** What was set but could not be used, with its place, for the administrator. */
  problems: string[];
}

function problemsOf(key: string, error: z.ZodError): string[] {
  return error.issues.map((issue) => `${[key, ...issue.path].join('.')}: ${issue.message}`);
}

/** The list under a key, each item parsed for itself; what cannot be used is added to `problems`. */
function listOf<S extends z.ZodType>(key: string, value: unknown, item: S, problems: string[]): z.infer<S>[] {
  const list = z.array(z.unknown()).default([]).safeParse(value);
  if (!list.success) problems.push(...problemsOf(key, list.error));
  return (list.data ?? []).flatMap((each, index) => {
    const parsed = item.safeParse(each);
    if (!parsed.success) problems.push(...problemsOf(`${key}.${index}`, parsed.error));
    return parsed.success ? [parsed.data] : [];
  });
}

/** Reads managed storage; a key that is wrong is left out and named, and costs no other key. */
export function parsePolicy(managed: Record<string, unknown>): Policy {
  const problems: string[] = [];
  const hubspot = listOf('hubspot', managed.hubspot, HubSpotKey, problems);
  const salesforce = listOf('salesforce', managed.salesforce, SalesforceApp, problems);
  const cache = Cache.default({}).safeParse(managed.cache);
  if (!cache.success) problems.push(...problemsOf('cache', cache.error));
  const blueprint = Blueprint.optional().safeParse(managed.blueprint);
  if (!blueprint.success) problems.push(...problemsOf('blueprint', blueprint.error));
  const signals = listOf('signals', managed.signals, Feed, problems);
  return { hubspot, salesforce, cache: cache.data ?? {}, blueprint: blueprint.data ?? null, signals, problems };
}

/** Reads the policy in force; none where the browser knows no managed storage, which Firefox says by an error. */
export async function readPolicy(managed: { get(keys: null): Promise<Record<string, unknown>> }): Promise<Policy> {
  const items = await managed.get(null).catch(() => ({}));
  const policy = parsePolicy(items);
  for (const problem of policy.problems) console.error(`Plumbline policy: ${problem}`);
  return policy;
}
