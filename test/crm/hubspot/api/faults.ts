import type { Misbehaviour } from '../../http/faults.ts';
import { type ApiError, invalidAuthentication, type LimitPolicy, rateLimited } from './errors.ts';

/** The 429 of a policy, as if the limit were used up; with `Retry-After` where seconds are given. */
export function limitReached(policy: LimitPolicy, retryAfter?: number): Misbehaviour {
  const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  return { kind: 'answer', with: () => responseOf(rateLimited(policy, headers)) };
}

/** The 401 of a key that was revoked or rotated. */
export function keyRevoked(): Misbehaviour {
  return { kind: 'answer', with: () => responseOf(invalidAuthentication()) };
}

/** An outage: HTML, as the edge in front of the API answers. */
export function outage(status = 502): Misbehaviour {
  const html = `<html><head><title>${status}</title></head><body><h1>Error ${status}</h1><p>Please try again.</p></body></html>`;
  const headers = { 'content-type': 'text/html; charset=utf-8' };
  return { kind: 'answer', with: () => new Response(html, { status, headers }) };
}

/** The HTTP answer of an error. */
export function responseOf(error: ApiError): Response {
  return Response.json(error.body, { status: error.status, headers: error.headers });
}
