import { createHash, randomBytes } from 'node:crypto';
import type { OrgKey } from '../../ids.ts';
import { identity, identityUrl, userInfo } from '../identity.ts';
import type { Org } from '../org.ts';
import { type Access, accessToken, type Session, sessionCookie, USERS, type UserKey, userKey } from '../users.ts';
import { loginPage, plainError } from './pages.ts';
import type { SignIn } from './sign-in.ts';

/** Everything that signing in needs to know. */
export interface SigningIn {
  orgs: Record<OrgKey, Org>;
  sessions: Map<string, Session>;
  signIn: Record<OrgKey, SignIn>;
}

interface Code {
  org: OrgKey;
  access: Access;
  redirectUri: string;
  challenge: string;
  scope: string;
  issuedAt: number;
}

const SCOPES = ['api', 'id', 'openid', 'profile', 'email', 'refresh_token', 'offline_access'];
const CODE_LIVES_MS = 15 * 60_000;

/** The web-server flow with PKCE of each organisation, and what a token may ask about its user. */
export function oauth({ orgs, sessions, signIn }: SigningIn) {
  const codes = new Map<string, Code>();
  const refreshTokens = new Map<string, { org: OrgKey; access: Access; scope: string }>();

  return async (org: Org, request: Request): Promise<Response | null> => {
    const { pathname, searchParams } = new URL(request.url);
    switch (pathname) {
      case '/services/oauth2/authorize':
        return authorize(org, searchParams);
      case '/services/oauth2/token':
        return token(org, new URLSearchParams(await request.text()));
      case '/services/oauth2/revoke':
        return revoke(new URLSearchParams(await request.text()));
      case '/services/oauth2/userinfo':
        return aboutUser(org, request, userInfo);
      default:
        return pathname.startsWith('/id/') ? aboutUser(org, request, identity) : null;
    }
  };

  function authorize(org: Org, asked: URLSearchParams): Response {
    const settings = signIn[org.key];
    const redirectUri = asked.get('redirect_uri') ?? '';
    if (asked.get('client_id') !== settings.consumerKey)
      return plainError('invalid_client_id', 'client identifier invalid');
    if (
      !settings.callbacks.some((known) => (typeof known === 'string' ? known === redirectUri : known.test(redirectUri)))
    )
      return plainError('redirect_uri_mismatch', 'redirect_uri must match configuration');
    const back = (answer: Record<string, string>) => redirect(redirectUri, answer, asked.get('state'));
    const wrong = wrongWith(asked);
    if (wrong) return back(wrong);
    if (settings.barrier === 'app_blocked')
      return back({ error: 'OAUTH_APP_BLOCKED', error_description: 'this app is blocked by admin' });
    if (settings.barrier === 'not_admin_approved')
      return back({
        error: 'OAUTH_APP_ACCESS_DENIED',
        error_description: 'user is not admin approved to access this app',
      });
    const chosen = userKey(asked.get('as'));
    if (chosen) settings.browserUser = chosen;
    if (settings.browserUser === null)
      return asked.get('prompt') === 'none'
        ? back({ error: 'immediate_unsuccessful', error_description: 'the user is not signed in' })
        : loginPage(org, asked);
    const sent = back({ code: newCode(org, settings.browserUser, redirectUri, asked) });
    sent.headers.append('set-cookie', sessionCookie(settings.browserUser));
    return sent;
  }

  function newCode(org: Org, user: UserKey, redirectUri: string, asked: URLSearchParams): string {
    const code = `aPrx${randomBytes(30).toString('base64url')}==`;
    const { leadsTo } = signIn[org.key];
    codes.set(code, {
      org: org.key,
      access: leadsTo === org.key ? USERS[user] : USERS[leadsTo === 'second' ? 'second' : 'rep'],
      redirectUri,
      challenge: asked.get('code_challenge') ?? '',
      scope: asked.get('scope') ?? 'api id',
      issuedAt: org.now(),
    });
    return code;
  }

  function token(org: Org, form: URLSearchParams): Response {
    if (form.get('client_id') !== signIn[org.key].consumerKey)
      return refusal('invalid_client_id', 'client identifier invalid');
    if (signIn[org.key].barrier === 'ip_restricted') return refusal('invalid_grant', 'ip restricted');
    switch (form.get('grant_type')) {
      case 'authorization_code':
        return byCode(org, form);
      case 'refresh_token':
        return byRefreshToken(org, form);
      default:
        return refusal('unsupported_grant_type', 'grant type not supported');
    }
  }

  /** A code works once, at the organisation that gave it, for whoever knows the verifier. */
  function byCode(org: Org, form: URLSearchParams): Response {
    const key = form.get('code') ?? '';
    const code = codes.get(key);
    codes.delete(key);
    if (code?.org !== org.key) return refusal('invalid_grant', 'invalid authorization code');
    if (org.now() - code.issuedAt > CODE_LIVES_MS) return refusal('invalid_grant', 'expired authorization code');
    if (code.redirectUri !== form.get('redirect_uri'))
      return refusal('redirect_uri_mismatch', 'redirect_uri must match configuration');
    if (challengeOf(form.get('code_verifier') ?? '') !== code.challenge)
      return refusal('invalid_grant', 'invalid code verifier');
    return granted(org, code);
  }

  /** Each refresh gives a new refresh token and ends the old one. */
  function byRefreshToken(org: Org, form: URLSearchParams): Response {
    const key = form.get('refresh_token') ?? '';
    const known = refreshTokens.get(key);
    refreshTokens.delete(key);
    if (known?.org !== org.key) return refusal('invalid_grant', 'expired access/refresh token');
    return granted(org, known);
  }

  function granted({ key }: Org, { access, scope }: Pick<Code, 'access' | 'scope'>): Response {
    const org = orgs[access.org];
    const secret = accessToken(access, randomBytes(24).toString('base64url'));
    sessions.set(secret, { access, refused: null, scope });
    const refreshToken = /refresh_token|offline_access/.test(scope)
      ? `5Aep${randomBytes(30).toString('base64url')}`
      : null;
    if (refreshToken) refreshTokens.set(refreshToken, { org: key, access, scope });
    return Response.json({
      access_token: secret,
      ...(refreshToken && { refresh_token: refreshToken }),
      signature: createHash('sha256').update(secret).digest('base64'),
      scope,
      instance_url: `https://${org.apiHost}`,
      id: identityUrl(org, access),
      token_type: 'Bearer',
      issued_at: String(org.now()),
    });
  }

  function revoke(form: URLSearchParams): Response {
    const session = sessions.get(form.get('token') ?? '');
    if (!session) return refusal('invalid_token', 'invalid token');
    session.refused = 'expired';
    return new Response(null, { status: 200 });
  }

  function aboutUser(org: Org, request: Request, about: (org: Org, access: Access) => unknown): Response {
    const header = /^(?:Bearer|OAuth) (\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
    const session = sessions.get(header ?? new URL(request.url).searchParams.get('oauth_token') ?? '');
    const good = session && session.refused === null && session.access.org === org.key;
    return good ? Response.json(about(org, session.access)) : new Response('Bad_OAuth_Token', { status: 403 });
  }
}

/** What is wrong with the parameters of an authorisation request; null where nothing is. */
function wrongWith(asked: URLSearchParams): Record<string, string> | null {
  if (asked.get('response_type') !== 'code')
    return { error: 'unsupported_response_type', error_description: 'response type not supported' };
  const unknown = (asked.get('scope') ?? '').split(' ').find((scope) => scope && !SCOPES.includes(scope));
  if (unknown !== undefined) return { error: 'invalid_scope', error_description: 'the requested scope is not allowed' };
  if (!asked.get('code_challenge'))
    return { error: 'invalid_request', error_description: 'missing required code challenge' };
  if ((asked.get('code_challenge_method') ?? 'S256') !== 'S256')
    return { error: 'invalid_request', error_description: 'invalid code challenge method' };
  return null;
}

function redirect(to: string, answer: Record<string, string>, state: string | null): Response {
  const url = new URL(to);
  for (const [name, value] of Object.entries(answer)) url.searchParams.set(name, value);
  if (state !== null) url.searchParams.set('state', state);
  return new Response(null, { status: 302, headers: { location: url.href } });
}

/** The challenge of a verifier; null for one that is too short. Salesforce takes longer ones than the standard. */
function challengeOf(verifier: string): string | null {
  if (!/^[A-Za-z0-9._~-]{43,}$/.test(verifier)) return null;
  return createHash('sha256').update(verifier).digest('base64url');
}

/** OAuth answers an object where REST answers an array. */
function refusal(error: string, description: string): Response {
  return Response.json({ error, error_description: description }, { status: 400 });
}
