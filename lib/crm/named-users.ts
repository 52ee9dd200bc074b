import type { Fact } from '../record/fact.ts';
import type { Interaction, Note, Task } from '../record/interaction.ts';
import type { FieldChange, StageVisit } from '../record/stages.ts';
import { text } from './values.ts';

/** The parts of a record that name users, each by the CRM's id of them. */
export interface NamingUsers {
  owners: readonly Fact<string | null>[];
  /** Texts of fields, of which some may be ids of users. */
  texts: readonly (string | null)[];
  /** Stage visits and changes of fields. */
  dated: readonly (StageVisit | FieldChange)[];
  activities: { interactions: readonly Interaction[]; tasks: readonly Task[]; notes: readonly Note[] };
}

/** The ids of the users whom a record names in any of its parts, and whatever other texts its fields hold. */
export function usersNamedIn({ owners, texts, dated, activities }: NamingUsers): (string | null)[] {
  return [
    ...owners.map((owner) => (owner.known ? owner.value : null)),
    ...texts,
    ...dated.flatMap((one) => [
      one.by,
      ...('field' in one && one.field === 'owner' ? [text(one.from), text(one.to)] : []),
    ]),
    ...activities.interactions.flatMap(({ users }) => users),
    ...activities.tasks.map(({ owner }) => owner),
    ...activities.notes.map(({ author }) => author),
  ];
}
