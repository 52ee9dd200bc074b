import type { AccountSnapshot } from '../record/account-snapshot.ts';
import { type RecordRef, recordKey } from '../record/ref.ts';
import type { Signal } from '../record/signal.ts';
import type { Snapshot } from '../record/snapshot.ts';
import type { Sought } from '../store/signals.ts';

/** Of which records, company and people a record's signals tell. */
export interface Scope {
  records: ReadonlySet<string>;
  domain: string | null;
  mails: ReadonlySet<string>;
  /** Ids of people and the key of the organisation in which they are meant. */
  people: ReadonlySet<string>;
  isOfOrg: (ref: RecordRef) => boolean;
}

function domainOf(domain: string | null): string | null {
  return domain?.toLowerCase().replace(/^www\./, '') ?? null;
}

/** The scope of a deal: itself, its account and its people; of an account: itself, its deals and its people. */
export function scopeOf(snapshot: Snapshot | AccountSnapshot): Scope {
  const { ref, people, account } = snapshot;
  const deals = 'deals' in snapshot ? snapshot.deals.map(({ id }) => id) : [ref.id];
  const keyOf = (kind: RecordRef['kind'], id: string) => recordKey({ ...ref, kind, id });
  return {
    records: new Set([
      ...deals.map((id) => keyOf('deal', id)),
      ...(account ? [keyOf('account', account.id)] : []),
      ...people.map(({ id }) => keyOf('contact', id)),
    ]),
    domain: domainOf(account?.domain ?? null),
    mails: new Set(people.flatMap(({ email }) => (email === null ? [] : [email.toLowerCase()]))),
    people: new Set(people.map(({ id }) => id.toLowerCase())),
    isOfOrg: ({ crm, org }) => crm === ref.crm && org === ref.org,
  };
}

/** By what the signals of a scope are to be sought; what is found may still belong to another record. */
export function soughtFor({ records, domain, mails, people }: Scope): Sought {
  return { record: [...records], domain: domain === null ? [] : [domain], person: [...mails, ...people] };
}

/**
 * Whether a signal belongs to a scope. A record that its source names decides: a deal or an account of somebody else stays
 * theirs, whatever the domain. A contact that the record does not know, or no record at all, is known by the person's mail
 * address or the company's domain; a person's bare id means nothing without the organisation it is of.
 */
export function belongs({ subject }: Signal, scope: Scope): boolean {
  const { ref, domain, person } = subject;
  if (ref && !scope.isOfOrg(ref)) return false;
  if (ref && scope.records.has(recordKey(ref))) return true;
  if (ref && ref.kind !== 'contact') return false;
  const known = person?.toLowerCase() ?? null;
  if (known !== null && (scope.mails.has(known) || (ref && scope.people.has(known)))) return true;
  return domain !== null && domain === scope.domain;
}
