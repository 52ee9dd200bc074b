import type { Handler } from '../../http/handler.ts';
import { type Answer, ok } from './call.ts';
import {
  ApiError,
  apiDisabled,
  badRequest,
  errorResponse,
  limitExceeded,
  notValidForRest,
  sessionExpired,
} from './errors.ts';
import { versions } from './metadata.ts';
import { oauth, type SigningIn } from './oauth/oauth.ts';
import type { Org } from './org.ts';
import { answerCall } from './routes.ts';
import type { Session } from './users.ts';

const LONGEST_URL = 16_000;

/** Hosts that answer identity URLs for every organisation. */
const LOGIN_HOSTS = ['login.salesforce.com', 'test.salesforce.com'];

/** The REST API and the sign-in of some organisations, each at its own My Domain only. Sends no CORS headers. */
export function salesforceApi(signingIn: SigningIn): Handler {
  const orgs = Object.values(signingIn.orgs);
  const signIn = oauth(signingIn);
  return async (request) => {
    const { hostname, pathname } = new URL(request.url);
    const named = LOGIN_HOSTS.includes(hostname) ? pathname.split('/')[2] : undefined;
    const org = orgs.find(({ apiHost, id }) => apiHost === hostname || id === named);
    if (!org) return new Response('no such organisation', { status: 421 });
    try {
      return (await signIn(org, request)) ?? (await answer(org, signingIn.sessions, request));
    } catch (error) {
      if (error instanceof ApiError) return withUsage(org, errorResponse(error));
      throw error;
    }
  };
}

async function answer(org: Org, sessions: ReadonlyMap<string, Session>, request: Request): Promise<Response> {
  const url = new URL(request.url);
  if (url.href.length > LONGEST_URL) return new Response('URI Too Long', { status: 414 });
  if (/^\/services\/data\/?$/.test(url.pathname)) return responseOf(versions(org));
  const { access } = sessionOf(org, sessions, request);
  if (org.limits.used >= org.limits.daily) throw limitExceeded();
  org.limits.used += 1;
  const { method, headers } = request;
  return withUsage(org, responseOf(answerCall({ org, access }, { method, url, body: await bodyOf(request), headers })));
}

/** The session of a request's token; throws the 401 or 403 that tells why it does not work. */
function sessionOf(org: Org, sessions: ReadonlyMap<string, Session>, request: Request): Session {
  const token = /^(?:Bearer|OAuth) (\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  const session = sessions.get(token ?? '');
  if (session?.access.org !== org.key || session.refused === 'expired') throw sessionExpired();
  if (session.refused === 'not_valid_for_rest') throw notValidForRest();
  if (!session.access.apiEnabled) throw apiDisabled();
  return session;
}

/** Every answer of the API says how much of the day's calls is used. */
function withUsage({ limits }: Org, response: Response): Response {
  response.headers.set('sforce-limit-info', `api-usage=${limits.used}/${limits.daily}`);
  return response;
}

function responseOf({ status, body, headers = {} }: Answer = ok(null)): Response {
  const empty = body === undefined || status === 204 || status === 304;
  if (empty) return new Response(null, { status, headers });
  return Response.json(body, { status, headers: { ...headers, 'content-type': 'application/json;charset=UTF-8' } });
}

async function bodyOf(request: Request): Promise<unknown> {
  if (request.method === 'GET' || request.method === 'DELETE') return null;
  const text = await request.text();
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest('JSON_PARSER_ERROR', 'Unexpected character at [line:1, column:1]: the body is not JSON');
  }
}
