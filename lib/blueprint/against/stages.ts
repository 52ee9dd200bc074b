import type { OrgMetadata } from '../../record/org-metadata.ts';
import { plainRole } from '../functions.ts';
import { didYouMean } from '../nearest.ts';
import type { Finding } from '../problem.ts';
import type { BlueprintDocument } from '../schema.ts';

/** Pipelines and stages that the blueprint maps and the organisation does not have. */
export function unknownStages({ lifecycle }: BlueprintDocument, { crm, pipelines }: OrgMetadata): Finding[] {
  if (pipelines === null) return [];
  if (crm === 'salesforce') {
    const stages = [...new Set(pipelines.flatMap((pipeline) => pipeline.stages.map(({ id }) => id)))];
    return lifecycle.flatMap((stage, index) =>
      stage.crm.salesforce.flatMap((mapped, item) =>
        missing('active stage', mapped.stage, stages, ['lifecycle', index, 'crm', 'salesforce', item, 'stage']),
      ),
    );
  }
  return lifecycle.flatMap((stage, index) =>
    stage.crm.hubspot.flatMap((mapped, item) => {
      const path = ['lifecycle', index, 'crm', 'hubspot', item];
      const pipeline = pipelines.find(({ id }) => id === mapped.pipeline);
      if (pipeline === undefined) {
        const known = pipelines.map(({ id }) => id);
        return missing('pipeline', mapped.pipeline, known, [...path, 'pipeline']);
      }
      const known = pipeline.stages.map(({ id }) => id);
      return missing('stage', mapped.stage, known, [...path, 'stage']);
    }),
  );
}

/** Functions that no role or label of the organisation stands for, and that no title rule finds either. */
export function unknownRoles({ buying_group }: BlueprintDocument, { crm, roles }: OrgMetadata): Finding[] {
  if (roles === null) return [];
  const known = new Set(roles.map(plainRole));
  return buying_group.functions.flatMap(({ id, roles: named, titles }, index): Finding[] => {
    const [first] = named[crm];
    if (first === undefined || titles.length > 0 || named[crm].some((role) => known.has(plainRole(role)))) return [];
    const message = `this organisation has none of the roles of \`${id}\``;
    return [{ path: ['buying_group', 'functions', index, 'roles', crm], message, remedy: didYouMean(first, roles) }];
  });
}

/** A finding where the organisation does not have what the blueprint names. */
export function missing(what: string, name: string, known: readonly string[], path: Finding['path']): Finding[] {
  if (known.includes(name)) return [];
  return [{ path, message: `this organisation has no ${what} \`${name}\``, remedy: didYouMean(name, known) }];
}
