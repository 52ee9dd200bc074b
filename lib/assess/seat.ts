import type { Blueprint } from '../blueprint/blueprint.ts';
import type { Holder } from '../blueprint/schema/seats.ts';
import { ACCOUNT_CSM } from '../blueprint/seat-fields.ts';
import { type Fact, known, type Scalar, unknown } from '../record/fact.ts';
import type { User } from '../record/people.ts';
import type { RecordRef } from '../record/ref.ts';
import type { SeatHolder } from './schema/seats.ts';

/** What seats are resolved on: the record's owner, its account's, and the fields that may hold a user. */
export interface SeatGround {
  ref: RecordRef;
  users: readonly User[];
  owner: Fact<string | null>;
  accountOwner: Fact<string | null>;
  /** A field of the record or its account by object and name in this CRM, as `company.csm`. */
  field(name: string): Fact<Scalar>;
}

type Resolved = Pick<SeatHolder, 'user' | 'unresolved'>;

const nobody = (unresolved: SeatHolder['unresolved']): Resolved => ({ user: null, unresolved });

function userOf({ id, name, email, active }: User): Resolved {
  return active ? { user: { id, name, email }, unresolved: null } : nobody('inactive');
}

function byId(id: Fact<Scalar>, { users }: SeatGround): Resolved {
  if (!id.known) return nobody('unknown');
  if (id.value === null || id.value === '') return nobody('empty');
  const value = String(id.value);
  const user = users.find((it) => it.id === value || it.email?.toLowerCase() === value.toLowerCase());
  return user ? userOf(user) : { user: { id: value, name: null, email: null }, unresolved: null };
}

function byMail(email: string, { users }: SeatGround): Resolved {
  const user = users.find((it) => it.email?.toLowerCase() === email.toLowerCase());
  return user ? userOf(user) : { user: { id: null, name: null, email }, unresolved: null };
}

/** The value of what this CRM names; unknown where the blueprint names nothing in it. */
function inThisCrm(named: { hubspot?: string | undefined; salesforce?: string | undefined }, { ref }: SeatGround) {
  return named[ref.crm];
}

function holderOf(is: Holder, ground: SeatGround): Resolved {
  if (is === 'unassigned') return nobody('unassigned');
  if (is === 'record.owner') return byId(ground.owner, ground);
  if (is === 'account.owner') return byId(ground.accountOwner, ground);
  if (is === 'account.csm') return byId(ground.field(ACCOUNT_CSM[ground.ref.crm]), ground);
  if ('email' in is) return byMail(is.email, ground);
  if ('team' in is) return nobody(inThisCrm(is.team, ground) === undefined ? 'unknown' : 'team');
  if ('crm_user' in is) {
    const id = inThisCrm(is.crm_user, ground);
    return byId(id === undefined ? unknown('not_configured') : known(id), ground);
  }
  const field = inThisCrm(is.property, ground);
  return byId(field === undefined ? unknown('not_configured') : ground.field(field), ground);
}

/** Who holds a seat of the blueprint on a record. Throws `RangeError` for a seat that a loaded blueprint cannot name. */
export function seatHolder(seat: string, blueprint: Blueprint, ground: SeatGround): SeatHolder {
  const { label, is } = blueprint.document.seats[seat] ?? {};
  if (label === undefined || is === undefined) throw new RangeError(`the blueprint has no seat ${seat}`);
  return { seat, label, ...holderOf(is, ground), line: blueprint.place(`seats.${seat}`) };
}
