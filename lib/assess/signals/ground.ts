import type { Blueprint } from '../../blueprint/blueprint.ts';
import type { SignalFacts, Vocabulary } from '../../blueprint/vocabulary.ts';
import type { Gap } from '../../record/gap.ts';
import type { Interaction, Note, Task } from '../../record/interaction.ts';
import type { Person, User } from '../../record/people.ts';
import type { FieldChange } from '../../record/stages.ts';
import type { Instant } from '../../record/time.ts';
import type { Evidence } from '../schema/evidence.ts';
import type { SeatGround } from '../seat.ts';
import type { Notes } from '../vocabulary.ts';

/** What signals are judged on: a deal or an account as it was known at a moment. */
export interface SignalGround {
  at: Instant;
  atMs: number;
  blueprint: Blueprint;
  timeZone: string;
  people: readonly Person[];
  users: readonly User[];
  interactions: readonly Interaction[];
  tasks: readonly Task[];
  notes: readonly Note[];
  changes: readonly FieldChange[];
  /** A change of the record as evidence. */
  changed(change: FieldChange): Evidence;
  gaps: readonly Gap[];
  link: string;
  seats: SeatGround;
  /** The facts that a route's condition may ask for. */
  vocabulary(signal: SignalFacts, notes: Notes): Vocabulary;
}
