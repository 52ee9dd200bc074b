import { z } from 'zod';
import type { User } from '../../record/people.ts';
import type { Access } from './access.ts';
import type { Owners } from './answers.ts';

/** A colleague as HubSpot lists them: records name owner ids, histories name user ids. */
export const Owner = z.object({
  id: z.string().min(1),
  userId: z.string().nullable(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  teams: z.array(z.string()),
  teamIds: z.array(z.string()),
  active: z.boolean(),
});
export type Owner = z.infer<typeof Owner>;

/** An owner as HubSpot answers, with the name in one and null for what is not there. */
export function ownerOf(answer: z.infer<typeof Owners>['results'][number], active: boolean): Owner {
  const userId = answer.userId ?? answer.userIdIncludingInactive ?? null;
  const name = [answer.firstName, answer.lastName].filter((part) => part?.trim()).join(' ');
  return {
    id: answer.id,
    userId: userId === null ? null : String(userId),
    name: name === '' ? null : name,
    email: answer.email ?? null,
    teams: (answer.teams ?? []).map((team) => team.name),
    teamIds: (answer.teams ?? []).map((team) => team.id),
    active,
  };
}

/** Finds our users by either of their ids; our id of a user is the owner id. */
export interface Directory {
  /** Our id of the user whom a history names by user id; null where no owner is known for it. */
  byUserId(userId: string | number | null | undefined): string | null;
  /** The users of those ids, each once, in the order of the ids; ids without an owner are left out. */
  users(ids: Iterable<string | null>): User[];
}

/** The directory of those owners; one that knows nobody where they may not be read. */
export function directoryOf(owners: Access<Owner[]>): Directory {
  const list = owners.granted ? owners.value : [];
  const byId = new Map(list.map((owner) => [owner.id, owner]));
  const byUser = new Map(list.map((owner) => [owner.userId, owner.id]));
  return {
    byUserId: (userId) => (userId === null || userId === undefined ? null : (byUser.get(String(userId)) ?? null)),
    users: (ids) =>
      [...new Set(ids)].sort().flatMap((id) => {
        const owner = id === null ? undefined : byId.get(id);
        if (owner === undefined) return [];
        const { userId: _, teamIds: __, ...user } = owner;
        return [user];
      }),
  };
}
