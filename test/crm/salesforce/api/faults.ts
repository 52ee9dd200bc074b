import type { Misbehaviour } from '../../http/faults.ts';
import { type ApiError, apiDisabled, errorResponse, limitExceeded, notValidForRest, sessionExpired } from './errors.ts';

function answering(error: () => ApiError): Misbehaviour {
  return { kind: 'answer', with: () => errorResponse(error()) };
}

/** 401 of a session that ran out or was revoked. */
export function expired(): Misbehaviour {
  return answering(sessionExpired);
}

/** 401 of API Access Control: asking again never helps. */
export function keptOut(): Misbehaviour {
  return answering(notValidForRest);
}

/** 403 of the organisation's daily limit. */
export function limitReached(): Misbehaviour {
  return answering(limitExceeded);
}

/** 403 of an organisation or user without the API. */
export function withoutApi(): Misbehaviour {
  return answering(apiDisabled);
}

/** Maintenance: HTML, as the edge in front of the API answers. */
export function maintenance(status = 503): Misbehaviour {
  const html =
    '<html><head><title>Maintenance</title></head><body><h1>We are down for maintenance.</h1><p>Sorry for the inconvenience. We’ll be back shortly.</p></body></html>';
  const headers = { 'content-type': 'text/html; charset=UTF-8' };
  return { kind: 'answer', with: () => new Response(html, { status, headers }) };
}
