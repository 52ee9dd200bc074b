import { invalid } from './errors.ts';

/** One page of some items; `paging` is absent on the last. */
export interface Page<T> {
  results: T[];
  paging?: { next: { after: string; link: string } };
}

/** Cuts a page out of `items`; `after` is an opaque cursor of an earlier page. */
export function pageOf<T>(items: readonly T[], limit: number, after: string | null, link = ''): Page<T> {
  const from = after === null ? 0 : offsetOf(after);
  const results = items.slice(from, from + limit);
  if (from + limit >= items.length) return { results };
  const next = cursor(from + limit);
  return { results, paging: { next: { after: next, link: `${link}?after=${next}` } } };
}

/** The `limit` of a query: HubSpot's default, and an error beyond the maximum. */
export function limitOf(query: URLSearchParams, standard: number, maximum: number): number {
  const text = query.get('limit');
  if (text === null) return standard;
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1 || limit > maximum)
    throw invalid(`limit must be an integer between 1 and ${maximum}, but was ${text}`);
  return limit;
}

function cursor(offset: number): string {
  return Buffer.from(`p${offset}`).toString('base64url');
}

function offsetOf(after: string): number {
  const match = /^p(\d+)$/.exec(Buffer.from(after, 'base64url').toString());
  if (!match) throw invalid(`The paging cursor "${after}" is not valid`);
  return Number(match[1]);
}
