import { z } from 'zod';
import type { Answer, Call } from './call.ts';
import { ok } from './call.ts';
import { ApiError, badRequest, type ErrorItem } from './errors.ts';

/** How one part of a composite call is answered, as if it had come alone. */
export type Dispatch = (call: Call, method: string, url: string, body: unknown, headers: Headers) => Answer;

const Composite = z.object({
  allOrNone: z.boolean().optional(),
  compositeRequest: z
    .array(
      z.object({
        method: z.enum(['GET', 'POST', 'PATCH', 'DELETE', 'PUT']),
        url: z.string(),
        referenceId: z.string().regex(/^[A-Za-z]\w*$/),
        body: z.unknown().optional(),
        httpHeaders: z.record(z.string(), z.string()).optional(),
      }),
    )
    .min(1),
});
type Part = z.infer<typeof Composite>['compositeRequest'][number];

const Batch = z.object({
  haltOnError: z.boolean().optional(),
  batchRequests: z.array(z.object({ method: z.string(), url: z.string(), richInput: z.unknown().optional() })).min(1),
});

const MOST_PARTS = 25;
const MOST_QUERIES = 5;

interface PartAnswer {
  body: unknown;
  httpHeaders: Record<string, string>;
  httpStatusCode: number;
  referenceId: string;
}

/** `POST /composite`: parts in order, which may refer to what earlier ones gave; 200 even where parts fail. */
export function composite(dispatch: Dispatch): (call: Call) => Answer {
  return (call) => {
    const { allOrNone = false, compositeRequest: parts } = read(Composite, call.body);
    demandWithinLimits(parts);
    const run = () => {
      const answers: PartAnswer[] = [];
      for (const part of parts) answers.push(answerPart(call, dispatch, part, answers));
      return answers;
    };
    const good = ({ httpStatusCode }: PartAnswer) => httpStatusCode < 400;
    const answers = call.org.database.attempt(run, (all) => !allOrNone || all.every(good));
    const halted = allOrNone && !answers.every(good);
    return ok({
      compositeResponse: halted ? answers.map((answer) => (good(answer) ? haltedPart(answer) : answer)) : answers,
    });
  };
}

function read<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (!parsed.success)
    throw badRequest(
      'JSON_PARSER_ERROR',
      `${parsed.error.issues[0]?.path.join('.')}: ${parsed.error.issues[0]?.message}`,
    );
  return parsed.data;
}

function demandWithinLimits(parts: Part[]) {
  if (parts.length > MOST_PARTS)
    throw badRequest('LIMIT_EXCEEDED', `A composite request may have up to ${MOST_PARTS} subrequests`);
  const heavy = parts.filter(({ url }) => /\/(query|queryAll)\/?(\?|$)|\/composite\/sobjects/.test(url));
  if (heavy.length > MOST_QUERIES)
    throw badRequest(
      'LIMIT_EXCEEDED',
      `Up to ${MOST_QUERIES} subrequests of a composite request may be query or collection operations`,
    );
  const ids = parts.map(({ referenceId }) => referenceId);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice) throw badRequest('INVALID_INPUT', `Duplicate reference ID: ${twice}`);
}

function answerPart(call: Call, dispatch: Dispatch, part: Part, before: PartAnswer[]): PartAnswer {
  const { referenceId } = part;
  try {
    const url = filledIn(part.url, before);
    const body = part.body === undefined ? null : JSON.parse(filledIn(JSON.stringify(part.body), before));
    const answer = dispatch(call, part.method, url, body, new Headers(part.httpHeaders));
    return {
      body: answer.body ?? null,
      httpHeaders: answer.headers ?? {},
      httpStatusCode: answer.status,
      referenceId,
    };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { body: error.items, httpHeaders: {}, httpStatusCode: error.status, referenceId };
  }
}

/** Puts in what earlier parts gave: `@{account.id}`, `@{deal.records[0].Id}`. */
function filledIn(text: string, before: PartAnswer[]): string {
  return text.replace(/@\{([^}]+)\}/g, (_, path: string) => {
    const [reference = '', ...keys] = path.split(/[.[\]]+/).filter((key) => key !== '');
    const source = before.find(({ referenceId }) => referenceId === reference);
    const value = source && source.httpStatusCode < 400 ? keys.reduce(member, source.body) : undefined;
    if (typeof value !== 'string' && typeof value !== 'number')
      throw badRequest('PROCESSING_HALTED', `Invalid reference specified. No value for ${path} found in ${reference}`);
    return String(value);
  });
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

function haltedPart({ referenceId }: PartAnswer): PartAnswer {
  const item: ErrorItem = {
    errorCode: 'PROCESSING_HALTED',
    message: 'The transaction was rolled back since another operation in the same transaction failed.',
  };
  return { body: [item], httpHeaders: {}, httpStatusCode: 400, referenceId };
}

/** `POST /composite/batch`: parts that know nothing of each other; their URLs begin at the version. */
export function batch(dispatch: Dispatch): (call: Call) => Answer {
  return (call) => {
    const { haltOnError = false, batchRequests } = read(Batch, call.body);
    if (batchRequests.length > MOST_PARTS)
      throw badRequest('LIMIT_EXCEEDED', `A batch may have up to ${MOST_PARTS} subrequests`);
    let halted = false;
    const results = batchRequests.map(({ method, url, richInput }) => {
      if (halted)
        return {
          statusCode: 412,
          result: [{ errorCode: 'BATCH_PROCESSING_HALTED', message: 'Batch processing halted' }],
        };
      const result = batchPart(
        call,
        dispatch,
        method,
        `/services/data/${url.replace(/^\/?(services\/data\/)?/, '')}`,
        richInput,
      );
      halted = haltOnError && result.statusCode >= 400;
      return result;
    });
    return ok({ hasErrors: results.some(({ statusCode }) => statusCode >= 400), results });
  };
}

function batchPart(call: Call, dispatch: Dispatch, method: string, url: string, body: unknown) {
  try {
    const { status, body: result = null } = dispatch(call, method, url, body ?? null, new Headers());
    return { statusCode: status, result };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { statusCode: error.status, result: error.items };
  }
}
