import type { Blueprint } from '../../blueprint/blueprint.ts';
import { reasonedRules } from '../../blueprint/checks/upkeep.ts';
import { named } from '../../blueprint/source.ts';
import type { Measure } from '../schema/audit.ts';
import { measure, written } from './count.ts';

/** S68: a new colleague finds for every rule why it is there, and for every flag to act on what to do. */
export function newcomerMeasures(blueprint: Blueprint): Measure[] {
  const { document } = blueprint;
  const rules = reasonedRules(document).map(({ path, because }) => {
    const name = named(path, document);
    return { good: because !== undefined, example: written(blueprint, name, name) };
  });
  const unstuck = document.lifecycle.every(({ stuck }) => stuck.playbook !== undefined);
  const flags = Object.entries(document.flags).flatMap(([id, rule]) =>
    rule?.severity !== 'act'
      ? []
      : [
          {
            good: rule.playbook !== undefined || (id === 'stuck' && unstuck),
            example: written(blueprint, `flags.${id}`, id),
          },
        ],
  );
  return [measure('rules_explained', 'design', rules), measure('act_playbooks', 'design', flags)];
}
