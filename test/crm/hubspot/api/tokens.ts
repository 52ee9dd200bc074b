/** What one key may do. */
export interface Token {
  portalId: number;
  scopes: string[];
  revoked: boolean;
  /** Properties that the key's portal hides from it. */
  hides: string[];
}

const READ_SCOPES = [
  'oauth',
  'crm.objects.deals.read',
  'crm.objects.contacts.read',
  'crm.objects.companies.read',
  'crm.objects.owners.read',
  'crm.schemas.deals.read',
  'crm.schemas.contacts.read',
  'sales-email-read',
  'tickets',
];

const DEMO_PORTAL = 4711001;
const SECOND_PORTAL = 4711002;

const key = (tail: string) => `pat-na1-00000000-0000-4000-8000-${tail}`;

/** The keys of the stand-in portals by what they are for. */
export const TOKENS = {
  demo: key('000004711001'),
  second: 'pat-eu1-00000000-0000-4000-8000-000004711002',
  noSalesEmail: key('0000nosales01'),
  noContacts: key('000nocontac01'),
  noCompanies: key('000nocompan01'),
  noOwners: key('0000noowner01'),
  noTickets: key('000noticket01'),
  noScopes: key('0000noscope01'),
  hiddenProperties: key('00000hidden01'),
  hiddenUse: key('0000hiduse001'),
  revoked: key('0000revoked01'),
} as const;

function without(...scopes: string[]): string[] {
  return READ_SCOPES.filter((scope) => !scopes.includes(scope));
}

function token(portalId: number, scopes: string[], more: Partial<Token> = {}): Token {
  return { portalId, scopes, revoked: false, hides: [], ...more };
}

/** A fresh table of keys; tests may change an entry, as to revoke a key between two requests. */
export function tokenTable(): Map<string, Token> {
  return new Map([
    [TOKENS.demo, token(DEMO_PORTAL, READ_SCOPES)],
    [TOKENS.second, token(SECOND_PORTAL, READ_SCOPES)],
    [TOKENS.noSalesEmail, token(DEMO_PORTAL, without('sales-email-read'))],
    [TOKENS.noContacts, token(DEMO_PORTAL, without('crm.objects.contacts.read', 'crm.schemas.contacts.read'))],
    [TOKENS.noCompanies, token(DEMO_PORTAL, without('crm.objects.companies.read'))],
    [TOKENS.noOwners, token(DEMO_PORTAL, without('crm.objects.owners.read'))],
    [TOKENS.noTickets, token(DEMO_PORTAL, without('tickets'))],
    [TOKENS.noScopes, token(DEMO_PORTAL, [])],
    [
      TOKENS.hiddenProperties,
      token(DEMO_PORTAL, READ_SCOPES, { hides: ['amount', 'hs_next_step', 'budget_confirmed'] }),
    ],
    [
      TOKENS.hiddenUse,
      token(DEMO_PORTAL, READ_SCOPES, { hides: ['weekly_active_users', 'feature_adoption', 'licences'] }),
    ],
    [TOKENS.revoked, token(DEMO_PORTAL, READ_SCOPES, { revoked: true })],
  ]);
}
