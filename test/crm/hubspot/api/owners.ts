import type { User, World } from '../../world/model.ts';

/** HubSpot's owner id of a user; it is not the user id. */
export function ownerIdOf(user: string): string {
  return String(71_000_000 + Number(user));
}

/** HubSpot's user id, which histories carry. */
export function userIdOf(user: string): number {
  return 52_000_000 + Number(user);
}

/** A user as `/crm/owners` describes them; one who left has no `userId` any more. */
export function renderOwner(user: User, world: World): Record<string, unknown> {
  const team = world.teams.find(({ id }) => id === user.teamId);
  return {
    id: ownerIdOf(user.id),
    email: user.email,
    type: 'PERSON',
    firstName: user.firstName,
    lastName: user.lastName,
    ...(user.active && { userId: userIdOf(user.id) }),
    userIdIncludingInactive: userIdOf(user.id),
    createdAt: '2024-03-04T08:00:00.000Z',
    updatedAt: '2026-01-12T08:00:00.000Z',
    archived: !user.active,
    teams: team ? [{ id: team.id, name: team.name, primary: true }] : [],
  };
}
