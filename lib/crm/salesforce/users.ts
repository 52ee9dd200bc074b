import type { User } from '../../record/people.ts';
import { text, truth } from '../values.ts';
import { type Row, valueAt } from './answers.ts';

/** The organisation's users. Salesforce has roles and groups, but nothing that everybody calls a team. */
export function usersFrom(rows: readonly Row[]): User[] {
  return rows.flatMap((row): User[] => {
    const id = text(valueAt(row, 'Id'));
    if (id === null) return [];
    return [
      {
        id,
        name: text(valueAt(row, 'Name')),
        email: text(valueAt(row, 'Email')),
        teams: [],
        active: truth(valueAt(row, 'IsActive')) ?? true,
      },
    ];
  });
}

/** Those of the users whom a record names, each once, in the order of their ids. */
export function usersNamed(users: readonly User[], ids: Iterable<string | null>): User[] {
  const byId = new Map(users.map((user) => [user.id, user]));
  return [...new Set(ids)].sort().flatMap((id) => (id === null ? [] : (byId.get(id) ?? [])));
}
