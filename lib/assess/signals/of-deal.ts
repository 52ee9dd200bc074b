import { ACCOUNT_OWNER } from '../../blueprint/seat-fields.ts';
import { type Fact, known, type Scalar, unknown } from '../../record/fact.ts';
import { changeEvidence } from '../evidence.ts';
import type { Facts } from '../facts.ts';
import type { BuyingGroup } from '../schema/group.ts';
import type { SeatGround } from '../seat.ts';
import { vocabularyOf } from '../vocabulary.ts';
import type { SignalGround } from './ground.ts';

/** What the object of a field is called in each CRM; what is none of a deal's is its account's. */
const DEAL_OBJECTS = new Set(['deal', 'Opportunity']);

/** An id that a field holds; null where it is empty. */
function text(fact: Fact<Scalar>): Fact<string | null> {
  return fact.known ? known(fact.value === null || fact.value === '' ? null : String(fact.value)) : fact;
}

/** What seats resolve on, for a deal. */
export function dealSeats({ snapshot }: Facts): SeatGround {
  const { ref, deal, account, users } = snapshot;
  const field = (name: string): Fact<Scalar> => {
    const [object = '', property = ''] = name.split('.');
    const properties = DEAL_OBJECTS.has(object) ? deal.properties : (account?.properties ?? {});
    return (Object.hasOwn(properties, property) ? properties[property] : undefined) ?? unknown('not_loaded');
  };
  return { ref, users, owner: deal.owner, accountOwner: text(field(ACCOUNT_OWNER[ref.crm])), field };
}

/** What the signals of a deal are judged on. */
export function dealGround(facts: Facts, group: BuyingGroup): SignalGround {
  const { at, atMs, blueprint, snapshot } = facts;
  const { people, users, interactions, tasks, notes, changes, gaps, link } = snapshot;
  return {
    at,
    atMs,
    blueprint,
    timeZone: snapshot.org.timeZone,
    people,
    users,
    interactions,
    tasks,
    notes,
    changes,
    changed: (change) => changeEvidence(snapshot, change),
    gaps,
    link,
    seats: dealSeats(facts),
    vocabulary: (signal, notes) => ({ ...vocabularyOf(facts, group, notes), signal }),
  };
}
