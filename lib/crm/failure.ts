import { isHTTPError, isNetworkError, isTimeoutError } from 'ky';
import type { Budget, Lane } from './budget.ts';
import { CrmError, type CrmFailure } from './crm.ts';
import type { Dialect } from './dialect.ts';

/** What has failed where a signal ended the work: no answer came in time, or nobody wants one any more. */
export function failureOfAbort({ reason }: AbortSignal): CrmFailure {
  const isLate = reason instanceof DOMException && reason.name === 'TimeoutError';
  return { kind: isLate ? 'offline' : 'cancelled' };
}

/** What the error of a request means; null where it is none that a CRM or the network can cause. */
export function failureOf(
  error: unknown,
  context: { signal: AbortSignal; dialect: Dialect; budget: Budget; lane: Lane },
): CrmFailure | null {
  if (context.signal.aborted) return failureOfAbort(context.signal);
  if (error instanceof CrmError) return error.failure;
  if (isHTTPError(error)) {
    const { request, response, data } = error;
    return failureOfStatus(response.status, data, {
      ...context,
      place: `${request.method} ${new URL(request.url).pathname}`,
    });
  }
  // Browsers tell a lost connection only as a TypeError or, in the middle of a body, as an AbortError.
  if (isNetworkError(error) || isTimeoutError(error) || error instanceof TypeError) return { kind: 'offline' };
  if (error instanceof DOMException && (error.name === 'AbortError' || error.name === 'NetworkError')) {
    return { kind: 'offline' };
  }
  return null;
}

function failureOfStatus(
  status: number,
  body: unknown,
  { dialect, budget, lane, place }: { dialect: Dialect; budget: Budget; lane: Lane; place: string },
): CrmFailure {
  const refusal = dialect.refusal(body);
  if (refusal.failure) return refusal.failure;
  if (status === 429 || (status === 403 && refusal.policy !== null)) {
    const policy = refusal.policy ?? (lane === 'search' ? 'search' : 'burst');
    return { kind: 'rate_limited', policy, until: new Date(budget.pausedUntil(policy)).toISOString() };
  }
  const resumes = budget.pausedUntil('maintenance');
  if ((status === 477 || status === 503) && resumes > Date.now()) {
    return { kind: 'rate_limited', policy: 'maintenance', until: new Date(resumes).toISOString() };
  }
  switch (status) {
    case 401:
      return { kind: 'signed_out', detail: refusal.detail };
    case 403:
      return { kind: 'forbidden', scopes: refusal.scopes, detail: refusal.detail };
    case 404:
      // Of a record that it does not know a CRM says so; a path that is not there is answered by what stands before it.
      return refusal.detail === null ? { kind: 'malformed', place: `${place}: HTTP 404` } : { kind: 'not_found' };
    case 400:
    case 405:
    case 410:
    case 414:
    case 415:
      // No wait mends a request that the CRM does not take: it is ours to change, as when a version of an API has ended.
      return { kind: 'malformed', place: `${place}: HTTP ${status}` };
    default:
      return { kind: 'server_error', status };
  }
}
