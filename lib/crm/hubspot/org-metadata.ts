import type { OrgMetadata } from '../../record/org-metadata.ts';
import type { OrgRef } from '../../record/ref.ts';
import type { ReadOptions } from '../crm.ts';
import type { Session } from '../http.ts';
import { type Access, access } from './access.ts';
import * as api from './api.ts';
import { loadMetadata, readMetadata } from './metadata.ts';
import type { Owner } from './owners.ts';

const BUYING_ROLE = 'hs_buying_role';

function given<T>(read: Access<T>): T | null {
  return read.granted ? read.value : null;
}

function names(definitions: Access<Record<string, unknown>>): string[] | null {
  return definitions.granted ? Object.keys(definitions.value) : null;
}

/** Teams are known by their members: nobody without the right to manage users may list them. */
function teamsOf(owners: readonly Owner[]): string[] {
  return [...new Set(owners.flatMap(({ teamIds }) => teamIds))];
}

/** What a portal has that a blueprint can name; two requests besides the metadata that is kept. Throws `CrmError`. */
export async function orgMetadata(
  session: Session,
  org: OrgRef,
  { metadata: cache, now, fresh }: Pick<ReadOptions, 'metadata' | 'now'> & { fresh: boolean },
): Promise<OrgMetadata> {
  const [metadata, contacts, labels] = await Promise.all([
    fresh
      ? readMetadata(session, org, cache)
      : loadMetadata(session, org, cache, now()).then(({ metadata }) => metadata),
    access(session.read(api.propertyDefinitions('contacts'))),
    access(session.read(api.dealContactLabels)),
  ]);
  const definitions = given(contacts)?.results ?? null;
  const owners = given(metadata.owners);
  const buyingRoles = definitions?.find(({ name }) => name === BUYING_ROLE)?.options ?? [];
  return {
    crm: 'hubspot',
    pipelines:
      given(metadata.pipelines)?.map(({ id, label, stages }) => ({
        id,
        label,
        stages: stages.map((stage) => ({ id: stage.id, label: stage.label })),
      })) ?? null,
    properties: {
      deal: names(metadata.dealProperties),
      account: names(metadata.companyProperties),
      contact: definitions?.map(({ name }) => name) ?? null,
    },
    // A function may be named by either list, so that half of them tells nothing of what is missing.
    roles:
      labels.granted && definitions !== null
        ? [...labels.value.results.flatMap(({ label }) => label ?? []), ...buyingRoles.map(({ value }) => value)]
        : null,
    users: owners?.filter(({ active }) => active).map(({ id, email }) => ({ id, email })) ?? null,
    teams: owners && teamsOf(owners),
  };
}
