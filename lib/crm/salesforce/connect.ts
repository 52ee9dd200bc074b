import type { Gap } from '../../record/gap.ts';
import type { OrgRef } from '../../record/ref.ts';
import { type Connection, CrmError, type ReadOptions } from '../crm.ts';
import type { Session } from '../http.ts';
import * as api from './api.ts';
import { captureGaps } from './captured.ts';
import { NO_CURRENCY } from './deal.ts';
import type { ObjectName, Shapes } from './describe.ts';
import { pageHostOf } from './hosts.ts';
import { idsInIdentity } from './ids.ts';
import { readMetadata } from './metadata.ts';
import { readVersion, versioned } from './version.ts';

/** What an object that the user may not read hides. */
const HIDES: Partial<Record<ObjectName, string[]>> = {
  OpportunityContactRole: ['people'],
  Contact: ['people'],
  Account: ['account'],
  Task: ['tasks', 'interactions.call'],
  Event: ['interactions.meeting'],
  EmailMessage: ['interactions.email'],
};

function hiddenObjects(shapes: Shapes): Gap[] {
  return Object.entries(HIDES).flatMap(([object, hides]) => {
    const shape = Object.entries(shapes).find(([name]) => name === object)?.[1];
    if (shape !== null) return [];
    return hides.map((about): Gap => ({ about, why: 'hidden', remedy: 'ask_admin', detail: object }));
  });
}

/** The user in whose name the token reads. */
async function readerOf(session: Session, version: string): Promise<string> {
  const ids = idsInIdentity((await session.read(api.resources(version))).identity);
  if (ids === null) throw new CrmError({ kind: 'malformed', place: 'identity' });
  return ids.user;
}

/**
 * Reads what the organisation lets this user see, which shows whether the token works at all. Throws `CrmError`,
 * `forbidden` where opportunities may not be read.
 */
export async function connect(
  session: Session,
  org: OrgRef,
  token: string,
  { metadata: cache, now }: Pick<ReadOptions, 'metadata' | 'now'>,
): Promise<Connection> {
  const checkedAt = now();
  const version = await readVersion(session);
  const reader = await readerOf(session, version);
  const metadata = await readMetadata(versioned(session, version), org, cache, checkedAt);
  if (metadata.shapes.Opportunity === null) {
    throw new CrmError({ kind: 'forbidden', scopes: [], detail: 'Opportunity' });
  }
  const noCurrency: Gap = {
    about: 'deal.amount',
    why: 'not_configured',
    remedy: 'ask_admin',
    detail: 'CurrencyIsoCode',
  };
  return {
    org,
    token,
    reader,
    timeZone: metadata.timeZone,
    currency: metadata.currency ?? NO_CURRENCY,
    uiHost: pageHostOf(org.org),
    scopes: null,
    gaps: [
      ...hiddenObjects(metadata.shapes),
      ...captureGaps(metadata.captured),
      ...(metadata.currency === null ? [noCurrency] : []),
    ],
    setBy: 'user',
    checkedAt,
  };
}
