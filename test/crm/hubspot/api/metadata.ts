import { z } from 'zod';
import { type Answer, type Call, demandOneOf } from './call.ts';
import { USER_PROPERTIES } from './definitions.ts';
import { ApiError, notFound } from './errors.ts';
import { batchAnswer, parsedBody, typeIn } from './objects.ts';
import { ownerIdOf, renderOwner, userIdOf } from './owners.ts';
import { limitOf, pageOf } from './paging.ts';
import { TICKET_PIPELINE } from './render-ticket.ts';
import { type ObjectType, type PropertyDefinition, singular } from './types.ts';

/** `GET /account-info/{version}/details` */
export function readAccount(call: Call): Answer {
  if (call.token.scopes.length === 0) demandOneOf(call, 'oauth');
  const { portal } = call;
  return {
    body: {
      portalId: portal.portalId,
      accountType: 'STANDARD',
      timeZone: portal.world.org.timeZone,
      companyCurrency: portal.world.org.currency,
      additionalCurrencies: ['EUR', 'USD', 'GBP'].filter((currency) => currency !== portal.world.org.currency),
      utcOffset: utcOffset(portal.world.org.timeZone, portal.now()),
      uiDomain: portal.uiDomain,
      dataHostingLocation: portal.dataHostingLocation,
    },
  };
}

/** `+01:00` as of a moment. */
function utcOffset(timeZone: string, now: number): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(now);
  return parts.find(({ type }) => type === 'timeZoneName')?.value.replace('GMT', '') || '+00:00';
}

function pipelinesOf(call: Call) {
  const type = typeIn(call, 'type');
  if (type === 'tickets') return ticketPipelines(call);
  demandOneOf(call, 'crm.objects.deals.read', 'crm.schemas.deals.read');
  if (type !== 'deals') return [];
  return call.portal.world.pipelines.map((pipeline, displayOrder) => ({
    id: pipeline.id,
    label: pipeline.label,
    displayOrder,
    archived: false,
    createdAt: pipeline.id === 'default' ? '1970-01-01T00:00:00.000Z' : '2024-03-04T08:00:00.000Z',
    updatedAt: '2026-01-12T08:00:00.000Z',
    stages: pipeline.stages.map((stage, order) => ({
      id: stage.id,
      label: stage.label,
      displayOrder: order,
      metadata: { isClosed: String(stage.closes !== null), probability: stage.probability.toFixed(1) },
      archived: false,
      createdAt: '2024-03-04T08:00:00.000Z',
      updatedAt: '2026-01-12T08:00:00.000Z',
      writePermissions: 'CRM_PERMISSIONS_ENFORCEMENT',
    })),
  }));
}

/** Stages of tickets say whether a ticket is open in them. */
function ticketPipelines(call: Call) {
  demandOneOf(call, 'tickets');
  const dates = { createdAt: '1970-01-01T00:00:00.000Z', updatedAt: '2026-01-12T08:00:00.000Z' };
  const stages = TICKET_PIPELINE.stages.map(({ id, label, open }, displayOrder) => ({
    id,
    label,
    displayOrder,
    metadata: { isClosed: String(!open), ticketState: open ? 'OPEN' : 'CLOSED' },
    archived: false,
    ...dates,
    writePermissions: 'CRM_PERMISSIONS_ENFORCEMENT',
  }));
  return [{ id: TICKET_PIPELINE.id, label: TICKET_PIPELINE.label, displayOrder: 0, archived: false, ...dates, stages }];
}

/** `GET /pipelines/{type}`, without paging */
export function listPipelines(call: Call): Answer {
  return { body: { results: pipelinesOf(call) } };
}

function pipelineOf(call: Call) {
  const pipeline = pipelinesOf(call).find(({ id }) => id === call.params.id);
  if (!pipeline) throw notFound();
  return pipeline;
}

/** `GET /pipelines/{type}/{id}` */
export function readPipeline(call: Call): Answer {
  return { body: pipelineOf(call) };
}

/** `GET /pipelines/{type}/{id}/stages`, without paging */
export function listStages(call: Call): Answer {
  return { body: { results: pipelineOf(call).stages } };
}

/** `GET /pipelines/{type}/{id}/stages/{stage}` */
export function readStage(call: Call): Answer {
  const stage = pipelineOf(call).stages.find(({ id }) => id === call.params.stage);
  if (!stage) throw notFound();
  return { body: stage };
}

/** `GET /owners`; colleagues who have left are found with `archived=true` only. */
export function listOwners(call: Call): Answer {
  demandOneOf(call, 'crm.objects.owners.read');
  const { world } = call.portal;
  const archived = call.query.get('archived') === 'true';
  const email = call.query.get('email');
  const users = world.users.filter((user) => user.active !== archived && (email === null || user.email === email));
  const page = pageOf(users, limitOf(call.query, 100, 100), call.query.get('after'));
  return { body: { ...page, results: page.results.map((user) => renderOwner(user, world)) } };
}

/** `GET /owners/{id}`, by owner id or, with `idProperty=userId`, by user id */
export function readOwner(call: Call): Answer {
  demandOneOf(call, 'crm.objects.owners.read');
  const byUser = call.query.get('idProperty') === 'userId';
  const user = call.portal.world.users.find(
    ({ id }) => (byUser ? String(userIdOf(id)) : ownerIdOf(id)) === call.params.id,
  );
  if (!user) throw notFound();
  return { body: renderOwner(user, call.portal.world) };
}

function demandSchema(call: Call, type: ObjectType) {
  demandOneOf(
    call,
    `crm.objects.${type}.read`,
    `crm.schemas.${type}.read`,
    ...(type === 'tickets' ? ['tickets'] : []),
    ...(ACTIVITIES.includes(type) ? ['crm.objects.contacts.read'] : []),
  );
}

const ACTIVITIES: ObjectType[] = ['calls', 'emails', 'meetings', 'communications', 'notes', 'tasks'];

function shownProperty(definition: PropertyDefinition, type: ObjectType) {
  const { readOnly, ...rest } = definition;
  return {
    ...rest,
    description: '',
    displayOrder: -1,
    calculated: false,
    externalOptions: false,
    hasUniqueValue: false,
    hidden: false,
    formField: !readOnly,
    archived: false,
    referencedObjectType: USER_PROPERTIES.includes(definition.name) ? 'OWNER' : undefined,
    modificationMetadata: {
      archivable: !definition.hubspotDefined,
      readOnlyDefinition: definition.hubspotDefined,
      readOnlyValue: readOnly,
    },
    dataSensitivity: 'non_sensitive',
    objectType: singular(type),
  };
}

/** `GET /properties/{type}`; what the portal hides from the key is not in it. */
export function listProperties(call: Call): Answer {
  const type = typeIn(call, 'type');
  demandSchema(call, type);
  const known = [...call.portal.definitions[type].values()].filter(({ name }) => !call.token.hides.includes(name));
  return { body: { results: known.map((definition) => shownProperty(definition, type)) } };
}

/** `GET /properties/{type}/{name}` */
export function readProperty(call: Call): Answer {
  const type = typeIn(call, 'type');
  demandSchema(call, type);
  const name = call.params.name ?? '';
  const definition = call.portal.definitions[type].get(name);
  if (!definition || call.token.hides.includes(name)) throw new ApiError(404, unknownProperty(name));
  return { body: shownProperty(definition, type) };
}

const BatchRead = z.object({ inputs: z.array(z.object({ name: z.string() })).max(100) });

/** `POST /properties/{type}/batch/read`: names that the key does not see come as errors of a 207. */
export function batchReadProperties(call: Call): Answer {
  const type = typeIn(call, 'type');
  demandSchema(call, type);
  const names = parsedBody(BatchRead, call.body).inputs.map(({ name }) => name);
  const seen = (name: string) =>
    call.token.hides.includes(name) ? undefined : call.portal.definitions[type].get(name);
  const results = names.flatMap((name) => seen(name) ?? []).map((definition) => shownProperty(definition, type));
  const missing = names.filter((name) => seen(name) === undefined);
  const errors = missing.map((name) => ({ status: 'error', ...unknownProperty(name) }));
  return batchAnswer(call, results, errors);
}

function unknownProperty(name: string) {
  return {
    message: `Property "${name}" does not exist`,
    category: 'OBJECT_NOT_FOUND',
    subCategory: 'Properties.PROPERTY_NOT_FOUND',
  };
}
