import type { z } from 'zod';
import { CrmError } from '../crm.ts';
import { ErrorItems, QueryPage } from './answers.ts';
import { composite, type Part } from './api.ts';
import { dialect } from './dialect.ts';
import type { Versioned } from './version.ts';

/** What one part of a composite request gave: its body, nothing new, or why not. */
export type Reply =
  | { state: 'given'; body: unknown; modified: string | null }
  | { state: 'unchanged' }
  | { state: 'refused'; status: number; errors: ErrorItems };

/** Failures of a part that are failures of the whole: of the session or of the organisation's limits. */
function throwIfWhole(status: number, errors: ErrorItems): void {
  const { failure, policy, detail } = dialect.refusal(errors);
  if (failure && failure.kind !== 'not_found') throw new CrmError(failure);
  if (status === 401) throw new CrmError({ kind: 'signed_out', detail });
  if (policy !== null) {
    const now = Date.now();
    throw new CrmError({
      kind: 'rate_limited',
      policy,
      until: new Date(dialect.dayResumes?.(now) ?? now).toISOString(),
    });
  }
}

function lastModified(headers: Readonly<Record<string, string>>): string | null {
  return Object.entries(headers).find(([name]) => name.toLowerCase() === 'last-modified')?.[1] ?? null;
}

/** Asks several things at once, each answered for itself; one request of the organisation's allowance. */
export async function ask(session: Versioned, parts: Readonly<Record<string, Part>>): Promise<Map<string, Reply>> {
  const { compositeResponse } = await session.read(composite(session.version, parts));
  return new Map(
    compositeResponse.map(({ referenceId, httpStatusCode, httpHeaders, body }): [string, Reply] => {
      if (httpStatusCode === 304) return [referenceId, { state: 'unchanged' }];
      if (httpStatusCode < 400) {
        return [referenceId, { state: 'given', body, modified: lastModified(httpHeaders) }];
      }
      const errors = ErrorItems.catch([{ errorCode: 'UNKNOWN', message: '' }]).parse(body);
      throwIfWhole(httpStatusCode, errors);
      return [referenceId, { state: 'refused', status: httpStatusCode, errors }];
    }),
  );
}

/** The body of a reply in its shape; null where the part was refused or gave nothing new. Throws `malformed`. */
export function bodyOf<S extends z.ZodType>(reply: Reply | undefined, shape: S, place: string): z.infer<S> | null {
  if (reply?.state !== 'given') return null;
  const parsed = shape.safeParse(reply.body);
  if (!parsed.success) throw new CrmError({ kind: 'malformed', place }, { cause: parsed.error });
  return parsed.data;
}

/** The page that a query gave; null where it was refused. */
export function pageOf(replies: ReadonlyMap<string, Reply>, name: string): QueryPage | null {
  return bodyOf(replies.get(name), QueryPage, `composite: ${name}`);
}
