import { missingScopes } from './errors.ts';
import type { Portal } from './portal.ts';
import type { Token } from './tokens.ts';
import type { ObjectType } from './types.ts';

/** One authenticated call, as a resource sees it. */
export interface Call {
  portal: Portal;
  token: Token;
  params: Record<string, string>;
  query: URLSearchParams;
  /** The parsed JSON body; null without one. */
  body: unknown;
  /** Which spelling of the API was asked: they differ in small things. */
  dialect: 'dated' | 'v3' | 'v4';
}

/** What a resource answers; 200 unless it says otherwise. */
export interface Answer {
  status?: number;
  body: unknown;
}

/** The scopes that reading records of a type takes. */
const READ_SCOPES: Record<ObjectType, string[]> = {
  deals: ['crm.objects.deals.read'],
  contacts: ['crm.objects.contacts.read'],
  companies: ['crm.objects.companies.read'],
  tickets: ['tickets'],
  calls: ['crm.objects.contacts.read'],
  emails: ['crm.objects.contacts.read', 'sales-email-read'],
  meetings: ['crm.objects.contacts.read'],
  communications: ['crm.objects.contacts.read'],
  notes: ['crm.objects.contacts.read'],
  tasks: ['crm.objects.contacts.read'],
};

/** Whether the key may read records of a type. */
export function mayRead(call: Call, type: ObjectType): boolean {
  return READ_SCOPES[type].every((scope) => call.token.scopes.includes(scope));
}

/** Throws the 403 that names the scopes of each type, unless the key may read all of them. */
export function demandRead(call: Call, ...types: ObjectType[]): void {
  const denied = types.filter((type) => !mayRead(call, type));
  if (denied.length > 0) throw missingScopes([...new Set(denied.flatMap((type) => READ_SCOPES[type]))]);
}

/** Throws the 403 that names the scopes, unless the key holds one of them. */
export function demandOneOf(call: Call, ...scopes: string[]): void {
  if (!scopes.some((scope) => call.token.scopes.includes(scope))) throw missingScopes(scopes);
}
