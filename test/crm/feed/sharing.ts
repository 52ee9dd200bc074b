import type { Handler } from '../http/handler.ts';

/** What is in the path of a feed that its host shares with everybody. */
export const SHARED = '/shared/';

const FOR_EVERYBODY = { 'access-control-allow-origin': '*' };

/** What a browser asks before it sends a token or a version to a host that it may not read everything of. */
const PREFLIGHT = { ...FOR_EVERYBODY, 'access-control-allow-headers': 'Authorization, If-None-Match' };

/** Shares all answers at the shared addresses by CORS, failures too, and lets no other answer be read. */
export function withSharing(handler: Handler): Handler {
  return async (request) => {
    if (!new URL(request.url).pathname.includes(SHARED)) return handler(request);
    if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: PREFLIGHT });
    const { body, status, headers } = await handler(request);
    const shared = { ...FOR_EVERYBODY, 'access-control-expose-headers': 'Link, ETag, Retry-After' };
    return new Response(body, { status, headers: { ...Object.fromEntries(headers), ...shared } });
  };
}
