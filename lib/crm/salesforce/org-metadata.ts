import type { OrgMetadata } from '../../record/org-metadata.ts';
import type { OrgRef } from '../../record/ref.ts';
import type { PipelineStage } from '../../record/stages.ts';
import type { ReadOptions } from '../crm.ts';
import type { Session } from '../http.ts';
import { PicklistsAnswer } from './answers.ts';
import * as api from './api.ts';
import { ask, bodyOf } from './ask.ts';
import { loadMetadata, type Metadata, MOST_USERS, readMetadata } from './metadata.ts';
import { pipelineOf } from './pipelines.ts';
import { readVersion, versioned } from './version.ts';

const ROLES = 'OpportunityContactRole';

function named(stages: readonly PipelineStage[]) {
  return stages.map(({ id, label }) => ({ id, label }));
}

/** The record types with the stages that each offers, and all stages as the process of whoever has no record type. */
function pipelinesOf({ pipelines, stages }: Metadata): OrgMetadata['pipelines'] {
  if (stages.length === 0) return null;
  const all = [...Object.values(pipelines), pipelineOf(null, { pipelines, stages })];
  return all.map((pipeline) => ({ id: pipeline.id, label: pipeline.label, stages: named(pipeline.stages) }));
}

/** Who reads is a user too, so that an empty list was not read, and a full one may go on. */
function usersOf({ users }: Metadata): OrgMetadata['users'] {
  if (users.length === 0 || users.length >= MOST_USERS) return null;
  return users.filter(({ active }) => active).map(({ id, email }) => ({ id, email }));
}

async function rolesOf(session: Session, { version }: Metadata): Promise<string[] | null> {
  const replies = await ask(versioned(session, version), { [ROLES]: api.describe(ROLES, null) });
  const answer = bodyOf(replies.get(ROLES), PicklistsAnswer, `describe ${ROLES}`);
  const role = answer?.fields.find(({ name }) => name === 'Role');
  return role?.picklistValues.filter(({ active }) => active).map(({ value }) => value) ?? null;
}

/**
 * What an organisation has that a blueprint can name, as far as the user may see it; one request besides the metadata that
 * is kept. Salesforce has nothing that everybody calls a team. Throws `CrmError`.
 */
export async function orgMetadata(
  session: Session,
  org: OrgRef,
  { metadata: cache, now, fresh }: Pick<ReadOptions, 'metadata' | 'now'> & { fresh: boolean },
): Promise<OrgMetadata> {
  const metadata = fresh
    ? await readMetadata(versioned(session, await readVersion(session)), org, cache, now())
    : (await loadMetadata(session, org, cache, now())).metadata;
  const fieldsOf = (object: 'Opportunity' | 'Account' | 'Contact') => {
    const shape = metadata.shapes[object];
    return shape && Object.keys(shape.fields);
  };
  return {
    crm: 'salesforce',
    pipelines: pipelinesOf(metadata),
    properties: { deal: fieldsOf('Opportunity'), account: fieldsOf('Account'), contact: fieldsOf('Contact') },
    roles: await rolesOf(session, metadata),
    users: usersOf(metadata),
    teams: null,
  };
}
