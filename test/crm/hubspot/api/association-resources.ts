import { z } from 'zod';
import { type Association, type AssociationType, inlineTypes } from './associations.ts';
import { type Answer, type Call, demandOneOf, demandRead } from './call.ts';
import { invalid, notFound } from './errors.ts';
import { batchAnswer, parsedBody, readable, typeIn } from './objects.ts';
import { limitOf, pageOf } from './paging.ts';
import { type ObjectType, singular } from './types.ts';

const MOST_INPUTS = 1_000;
const PAGE = 500;

/** One association in the spelling of the dialect: an id is text in dated versions and a number in v4. */
function shown(call: Call, link: Association) {
  return {
    toObjectId: call.dialect === 'v4' ? Number(link.to) : link.to,
    associationTypes: link.types.map((type) => shownType(call, type)),
  };
}

/** The unlabelled type has a label of null in v4 and none in dated versions. */
function shownType(call: Call, { category, typeId, label }: AssociationType) {
  return label === null && call.dialect === 'dated' ? { category, typeId } : { category, typeId, label };
}

/** `GET /objects/{from}/{id}/associations/{to}` */
export function readAssociations(call: Call): Answer {
  const from = typeIn(call, 'from');
  const to = typeIn(call, 'to');
  demandRead(call, from, to);
  const id = call.params.id ?? '';
  if (!readable(call.portal.records[from].get(id))) throw notFound();
  const page = pageOf(
    call.portal.associations.of(from, id, to),
    limitOf(call.query, PAGE, PAGE),
    call.query.get('after'),
  );
  return { body: { ...page, results: page.results.flatMap((link) => entries(call, from, to, link)) } };
}

/** v3 knows one entry for each type of a pair, the later versions one entry for a pair. */
function entries(call: Call, from: ObjectType, to: ObjectType, link: Association): unknown[] {
  if (call.dialect !== 'v3') return [shown(call, link)];
  return inlineTypes(from, to, link.types).map((type) => ({ id: link.to, type }));
}

const BatchRead = z.object({
  inputs: z.array(z.object({ id: z.union([z.string(), z.number()]).transform(String), after: z.string().optional() })),
});

/** `POST /associations/{from}/{to}/batch/read`: records without any association come as errors of a 207. */
export function batchReadAssociations(call: Call): Answer {
  const from = typeIn(call, 'from');
  const to = typeIn(call, 'to');
  demandRead(call, from, to);
  const { inputs } = parsedBody(BatchRead, call.body);
  if (inputs.length > MOST_INPUTS) throw invalid(`A batch of associations has at most ${MOST_INPUTS} inputs`);
  const read = inputs.map(({ id, after }) => ({ id, after, links: call.portal.associations.of(from, id, to) }));
  const results = read
    .filter(({ links }) => links.length > 0)
    .map(({ id, after, links }) => {
      const page = pageOf(links, PAGE, after ?? null);
      return {
        from: { id },
        to: page.results.flatMap((link) => entries(call, from, to, link)),
        ...(page.paging && { paging: page.paging }),
      };
    });
  const errors = read.filter(({ links }) => links.length === 0).map(({ id }) => noneFound(from, to, id));
  return batchAnswer(call, results, errors);
}

function noneFound(from: ObjectType, to: ObjectType, id: string): Record<string, unknown> {
  return {
    status: 'error',
    category: 'OBJECT_NOT_FOUND',
    subCategory: 'crm.associations.NO_ASSOCIATIONS_FOUND',
    message: `No ${singular(to)} is associated with ${singular(from)} ${id}.`,
    context: { fromObjectId: [id], fromObjectType: [singular(from)], toObjectType: [singular(to)] },
  };
}

/** `GET /associations/{from}/{to}/labels` */
export function readLabels(call: Call): Answer {
  const from = typeIn(call, 'from');
  const to = typeIn(call, 'to');
  demandOneOf(call, 'crm.objects.deals.read', 'crm.objects.contacts.read', 'crm.objects.companies.read');
  const results = call.portal.associations
    .definitions(from, to)
    .map(({ category, typeId, label }) => ({ category, typeId, label }));
  return { body: { results } };
}
