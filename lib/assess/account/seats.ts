import { type Fact, type Scalar, unknown } from '../../record/fact.ts';
import type { SeatGround } from '../seat.ts';
import type { AccountFacts } from './facts.ts';

/** What seats resolve on, for an account: its owner is the record's owner and the account's. */
export function accountSeats({ record }: AccountFacts): SeatGround {
  const { ref, users, owner, account } = record;
  const field = (name: string): Fact<Scalar> => {
    const property = name.split('.')[1] ?? '';
    return (
      (Object.hasOwn(account.properties, property) ? account.properties[property] : undefined) ?? unknown('not_loaded')
    );
  };
  return { ref, users, owner, accountOwner: owner, field };
}
