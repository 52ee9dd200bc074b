import { randomUUID } from 'node:crypto';
import type { Handler } from '../../http/handler.ts';
import { ApiError, invalid, invalidAuthentication, notFound } from './errors.ts';
import { responseOf } from './faults.ts';
import { type Limiter, makeLimiter } from './limits.ts';
import type { Portal } from './portal.ts';
import { routeOf } from './routes.ts';
import type { Token } from './tokens.ts';

/** The REST API of some portals; every portal answers at its own host only. Sends no CORS headers, as the real one. */
export function hubSpotApi(portals: Portal[], tokens: Map<string, Token>): Handler {
  const limiter = makeLimiter();
  return async (request) => {
    const response = await guarded(() => answer(request, portals, tokens, limiter));
    response.headers.set('vary', 'origin');
    response.headers.set('access-control-allow-credentials', 'false');
    response.headers.set('x-hubspot-correlation-id', randomUUID());
    return response;
  };
}

async function guarded(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ApiError) return responseOf(error);
    throw error;
  }
}

const LONGEST_URL = 8_000;

async function answer(
  request: Request,
  portals: Portal[],
  tokens: Map<string, Token>,
  limiter: Limiter,
): Promise<Response> {
  const url = new URL(request.url);
  if (url.href.length > LONGEST_URL) throw new ApiError(414, { message: 'URI Too Long' });
  const key = /^Bearer (\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? '';
  const token = tokens.get(key);
  const portal = portals.find(
    (candidate) => candidate.portalId === token?.portalId && candidate.apiHost === url.hostname,
  );
  if (!token || token.revoked || !portal) throw invalidAuthentication();
  const found = routeOf(request.method, url.pathname);
  if (!found) throw notFound();
  const headers = limiter.take(portal, key, found.route.policy);
  try {
    const { status = 200, body } = found.route.answer({
      portal,
      token,
      params: found.params,
      query: url.searchParams,
      body: await bodyOf(request),
      dialect: found.route.dialect,
    });
    return Response.json(body, { status, headers });
  } catch (error) {
    if (error instanceof ApiError)
      return responseOf(new ApiError(error.status, error.body, { ...headers, ...error.headers }));
    throw error;
  }
}

async function bodyOf(request: Request): Promise<unknown> {
  if (request.method === 'GET') return null;
  const text = await request.text();
  try {
    return JSON.parse(text);
  } catch {
    throw invalid('Invalid input JSON on line 1, column 1: the body is not JSON');
  }
}
