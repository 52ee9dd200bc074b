import { randomBytes } from 'node:crypto';
import { type Answer, type Call, ok } from './call.ts';
import { badRequest, malformedQuery } from './errors.ts';
import type { Org } from './org.ts';
import { type Found, runQuery } from './soql/run.ts';

/** The most rows in one answer, and the fewest that a caller may ask for. */
const BATCH = { most: 2000, fewest: 200 };

const TWO_DAYS = 2 * 86_400_000;

interface Cursor {
  found: Found;
  user: string;
  batch: number;
  openedAt: number;
}

/** Open cursors of each organisation by the stem of their locators. */
const cursors = new WeakMap<Org, Map<string, Cursor>>();

/** `GET /query?q=` and `GET /queryAll?q=`. */
export function query(all: boolean): (call: Call) => Answer {
  return (call) => {
    const soql = call.query.get('q');
    if (!soql) throw malformedQuery('', 'A query string has to be specified');
    const scope = { org: call.org, access: call.access, all };
    const found = runQuery(scope, soql, call.version, (children) =>
      children.total === 0 ? null : page(call, open(call, children, call.org.limits.childBatch), 0),
    );
    return ok(page(call, open(call, found, batchSize(call)), 0));
  };
}

/** `GET /query/{locator}`: the next page of a cursor, whichever version opened it. */
export function queryMore(call: Call): Answer {
  const [stem = '', from = ''] = (call.params.locator ?? '').split('-');
  const cursor = cursors.get(call.org)?.get(stem);
  const stale = !cursor || cursor.user !== call.access.user || call.org.now() - cursor.openedAt > TWO_DAYS;
  if (stale || !/^\d+$/.test(from)) throw badRequest('INVALID_QUERY_LOCATOR', 'invalid query locator');
  return ok(page(call, { stem, cursor }, Number(from)));
}

function batchSize({ headers }: Call): number {
  const asked = /batchSize=(\d+)/i.exec(headers.get('sforce-query-options') ?? '')?.[1];
  return asked === undefined ? BATCH.most : Math.min(BATCH.most, Math.max(BATCH.fewest, Number(asked)));
}

interface Opened {
  stem: string;
  cursor: Cursor;
}

function open({ org, access }: Call, found: Found, batch: number): Opened {
  const stem = `01g${randomBytes(12).toString('base64url').replace(/[-_]/g, '0').slice(0, 15)}`;
  return { stem, cursor: { found, user: access.user, batch, openedAt: org.now() } };
}

function page({ org, version }: Call, { stem, cursor }: Opened, from: number) {
  const { found, batch } = cursor;
  const records = found.show(from, from + batch);
  const next = from + records.length;
  const more = records.length > 0 && next < found.total;
  const kept = cursors.get(org) ?? new Map<string, Cursor>();
  if (more) cursors.set(org, kept.set(stem, cursor));
  return {
    totalSize: found.total,
    done: !more,
    ...(more && { nextRecordsUrl: `/services/data/${version}/query/${stem}-${next}` }),
    records,
  };
}
