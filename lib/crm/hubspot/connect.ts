import type { Gap } from '../../record/gap.ts';
import { type Connection, CrmError, type ReadOptions } from '../crm.ts';
import type { Session } from '../http.ts';
import { TimeZone } from '../time-zone.ts';
import { type Access, access, scopeGap } from './access.ts';
import * as api from './api.ts';
import { uiHost } from './hosts.ts';
import { readMetadata } from './metadata.ts';

/** What a token must or should be able to read: the scope that grants it, and what its lack hides. */
const NEEDS = [
  { type: 'contacts', scope: 'crm.objects.contacts.read', hides: ['people', 'interactions'] },
  { type: 'companies', scope: 'crm.objects.companies.read', hides: ['account'] },
  { type: 'emails', scope: 'sales-email-read', hides: ['interactions.email'] },
  { type: 'tickets', scope: 'tickets', hides: ['cases'] },
] as const;

const DEALS_SCOPE = 'crm.objects.deals.read';
const OWNERS_SCOPE = 'crm.objects.owners.read';

/** The portal that a token belongs to. Throws `CrmError`: `signed_out` for a token that no portal knows. */
export async function readPortal(session: Session) {
  const account = await session.read(api.accountInfo);
  if (!TimeZone.safeParse(account.timeZone).success) {
    throw new CrmError({ kind: 'malformed', place: `GET ${api.accountInfo.path}: timeZone` });
  }
  return account;
}

/** Whether a text can be sent as a token at all. */
export function isToken(token: string): boolean {
  return /^[\x21-\x7e]+$/.test(token);
}

/**
 * Checks what a token may read by reading one of each, and fills the portal's metadata. HubSpot tells nobody the scopes
 * of a static token, so `scopes` holds those that the reads proved. Throws `forbidden` where deals may not be read.
 */
export async function connect(
  session: Session,
  token: string,
  account: Awaited<ReturnType<typeof readPortal>>,
  options: Pick<ReadOptions, 'metadata' | 'now'>,
): Promise<Connection> {
  const org = { crm: 'hubspot', org: account.portalId } as const;
  const [, metadata, ...probed] = await Promise.all([
    session.read(api.firstOf('deals')),
    readMetadata(session, org, options.metadata),
    ...NEEDS.map((need) => access(session.read(api.firstOf(need.type)))),
  ]);
  const granted = NEEDS.filter((_, index) => probed[index]?.granted === true).map(({ scope }) => scope);
  const scopes = [DEALS_SCOPE, ...granted, ...(metadata.owners.granted ? [OWNERS_SCOPE] : [])];
  return {
    org,
    token,
    reader: null,
    timeZone: account.timeZone,
    currency: account.companyCurrency,
    uiHost: account.uiDomain ?? uiHost(api.regionOf(token)),
    scopes,
    gaps: [...probedGaps(probed, scopes), ...ownerGap(metadata.owners, scopes)],
    setBy: 'user',
    checkedAt: options.now(),
  };
}

function probedGaps(probed: readonly Access<unknown>[], scopes: string[]): Gap[] {
  return NEEDS.flatMap(({ scope, hides }, index) => {
    const answer = probed[index];
    if (answer === undefined || answer.granted) return [];
    const lacking = answer.scopes.length === 0 ? [scope] : answer.scopes;
    return hides.map((about) => scopeGap(about, lacking, scopes));
  });
}

function ownerGap(owners: Access<unknown>, scopes: string[]): Gap[] {
  return owners.granted ? [] : [scopeGap('users', owners.scopes.length === 0 ? [OWNERS_SCOPE] : owners.scopes, scopes)];
}
