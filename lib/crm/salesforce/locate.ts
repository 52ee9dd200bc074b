import type { RecordKind, RecordRef } from '../../record/ref.ts';
import { apiHostOf } from './hosts.ts';
import { toId18 } from './ids.ts';

/** Kinds by the first three characters of an id: the object that a path names may be another one. */
const KINDS: Readonly<Record<string, RecordKind>> = { '006': 'deal', '001': 'account', '003': 'contact' };

/** A record's page, its edit form and its full related lists, with or without the object's name. */
const LIGHTNING_RECORD = /^\/lightning\/r\/(?:\w+\/)?(\w{15,18})\/(?:view|edit|related\/\w+\/view)\/?$/;
/** The Lightning of before 2018. */
const LEGACY_RECORD = /^#\/sObject\/(\w{15,18})(?:\/|$)/;
/** A Classic record page, its edit form (`e`) or its print view (`p`). */
const CLASSIC_RECORD = /^\/(\w{15,18})(?:\/[ep])?\/?$/;

/** The id that a path of the interface names as the record in front. */
function idOfPath(path: string): string | undefined {
  return LIGHTNING_RECORD.exec(path)?.[1];
}

/** The id of the record that a page shows: in its path, behind a form over it, or inside Setup. */
function idOf({ pathname, searchParams, hash, hostname }: URL, org: string): string | undefined {
  if (pathname === '/one/one.app') return LEGACY_RECORD.exec(hash)?.[1];
  if (!pathname.startsWith('/lightning/')) {
    // Classic pages live on the API's host, which may have a proxy's domain behind it.
    return hostname.startsWith(org) ? CLASSIC_RECORD.exec(pathname)?.[1] : undefined;
  }
  if (pathname.startsWith('/lightning/setup/')) return CLASSIC_RECORD.exec(searchParams.get('address') ?? '')?.[1];
  // A form stands over the record that it was opened from, which stays in sight.
  return idOfPath(pathname) ?? idOfPath(searchParams.get('backgroundContext')?.split('?')[0] ?? '');
}

/**
 * Which Salesforce record a page's URL shows, on every family of hosts, in Lightning (standard and console apps) and
 * Classic; in a console the subtab in front, never its workspace. Ids come back with 18 characters. Null for lists, homes,
 * other kinds of record, ids that are none and everything that is not Salesforce. Never throws.
 */
export function locate(url: string): RecordRef | null {
  const at = URL.parse(url);
  if (at?.protocol !== 'https:' || at.port !== '') return null;
  const org = apiHostOf(at.hostname);
  const id = org && toId18(idOf(at, org) ?? '');
  const kind = id && KINDS[id.slice(0, 3)];
  return kind ? { crm: 'salesforce', org, kind, id } : null;
}
