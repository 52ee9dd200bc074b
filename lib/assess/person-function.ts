import type { z } from 'zod';
import type { Blueprint, Place } from '../blueprint/blueprint.ts';
import type { Person, RoleSource } from '../record/people.ts';
import type { CrmId } from '../record/ref.ts';
import type { FunctionBasis } from './schema/group.ts';

/** A person's place in the buying group and what it was read from. */
export interface PersonFunction {
  id: string;
  basis: z.infer<typeof FunctionBasis>;
  /** The CRM's role or label that decided, or the title that was matched. */
  roleName: string;
  place: Place;
}

/** Of several roles of one source the one whose function the blueprint lists first. */
function byRole(person: Person, source: RoleSource, crm: CrmId, blueprint: Blueprint): PersonFunction | null {
  const order = blueprint.document.buying_group.functions.map(({ id }) => id);
  const found = person.roles
    .filter((role) => role.source === source)
    .flatMap((role) => {
      const match = blueprint.functionOfRole(crm, role.name);
      return match === null
        ? []
        : [{ id: match.id, basis: source, roleName: role.label ?? role.name, place: match.place }];
    });
  return found.sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id))[0] ?? null;
}

function byTitle({ title }: Person, blueprint: Blueprint): PersonFunction | null {
  const match = title === null ? null : blueprint.functionOfTitle(title);
  if (match === null || title === null) return null;
  return { id: match.id, basis: 'title_guess', roleName: title, place: match.place };
}

/** The function of a person: role on the deal, else buying role, else a guess from the title, else null. */
export function functionOf(person: Person, crm: CrmId, blueprint: Blueprint): PersonFunction | null {
  return (
    byRole(person, 'deal_role', crm, blueprint) ??
    byRole(person, 'buying_role', crm, blueprint) ??
    byTitle(person, blueprint)
  );
}
