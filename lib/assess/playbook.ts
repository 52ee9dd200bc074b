import type { Blueprint } from '../blueprint/blueprint.ts';

/** The steps to take, with their name. */
export interface NamedPlaybook {
  id: string;
  label: string;
  steps: string[];
}

/** A playbook of the blueprint by its id; null where none is named. */
export function playbookOf(id: string | undefined, { document }: Blueprint): NamedPlaybook | null {
  const playbook = id === undefined ? undefined : document.playbooks[id];
  return id === undefined || playbook === undefined ? null : { id, label: playbook.label, steps: playbook.steps };
}
