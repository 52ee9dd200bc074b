import type { OrgMetadata } from '../../record/org-metadata.ts';
import type { Context } from '../checks/context.ts';
import type { Finding, RuledFinding } from '../problem.ts';
import type { BlueprintDocument } from '../schema.ts';
import { unknownFields } from './fields.ts';
import { unknownHolders } from './holders.ts';
import { unknownRoles, unknownStages } from './stages.ts';

/** One thing that a blueprint can name and an organisation may not have. */
export interface OrgRule {
  id: string;
  /** What it finds, as the documentation says it. */
  finds: string;
  check(document: BlueprintDocument, org: OrgMetadata, context: Context): Finding[];
}

/** The rules that need to know the organisation; all are warnings, since a blueprint may serve several. */
export const ORG_RULES: readonly OrgRule[] = [
  {
    id: 'org/unknown-stage',
    finds: 'A pipeline or stage that the blueprint maps and the organisation does not have.',
    check: unknownStages,
  },
  {
    id: 'org/unknown-field',
    finds: 'A field that a condition or mapping names and the organisation does not have.',
    check: unknownFields,
  },
  {
    id: 'org/unknown-role',
    finds: 'A function that no role or label of the organisation stands for.',
    check: unknownRoles,
  },
  {
    id: 'org/unknown-holder',
    finds: 'A user or team that holds a seat and is not in the organisation.',
    check: unknownHolders,
  },
];

/** What a document names and an organisation does not have. */
export function findingsAgainst(document: BlueprintDocument, org: OrgMetadata, context: Context): RuledFinding[] {
  return ORG_RULES.flatMap(({ id, check }) =>
    check(document, org, context).map((finding): RuledFinding => ({ rule: id, level: 'warning', ...finding })),
  );
}
