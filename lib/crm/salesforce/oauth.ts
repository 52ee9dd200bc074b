import { z } from 'zod';
import { CrmError, type CrmFailure, type SignInApp } from '../crm.ts';
import type { CrmEnvironment } from '../environment.ts';
import { failureOfAbort } from '../failure.ts';
import { idsInIdentity } from './ids.ts';
import { challengeOf, randomText } from './pkce.ts';

/** What we ask the organisation to allow: its API, and to know whose token it is. */
const SCOPES = 'api id';

const TokenAnswer = z.object({ access_token: z.string().min(1), instance_url: z.url(), id: z.url() });
/** OAuth's refusals are one object, where the API's are lists. */
const Refused = z.object({ error: z.string(), error_description: z.string().nullish() });

export interface SignIn {
  app: SignInApp;
  interactive: boolean;
  signal: AbortSignal;
  browser: NonNullable<CrmEnvironment['signIn']>;
  fetch: typeof globalThis.fetch;
}

/**
 * A token by authorization code with PKCE (S256), without a secret, at the organisation's own My Domain, so that its
 * single sign-on works and no other organisation answers. Tried once; throws `CrmError` for each way it can fail.
 */
export async function signIn(request: SignIn): Promise<string> {
  const { app, browser, signal } = request;
  const verifier = randomText(48);
  const state = randomText(16);
  const url = new URL(`https://${app.org.org}/services/oauth2/authorize`);
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: app.clientId,
    redirect_uri: browser.redirectUri,
    scope: SCOPES,
    state,
    code_challenge: await challengeOf(verifier),
    code_challenge_method: 'S256',
  }).toString();
  const code = codeOf(await launched(url.toString(), request), state);
  signal.throwIfAborted();
  return tokenFor(code, verifier, request);
}

/** The URL that the browser came back with. */
async function launched(url: string, { browser, interactive, signal }: SignIn): Promise<string> {
  try {
    return await browser.launch(url, interactive);
  } catch (error) {
    if (signal.aborted) throw new CrmError(failureOfAbort(signal), { cause: error });
    // The browsers tell a page that did not load from one that was closed by their words only.
    if (/could not be loaded/i.test(String(error))) throw new CrmError({ kind: 'offline' }, { cause: error });
    throw new CrmError(interactive ? { kind: 'sign_in_cancelled' } : { kind: 'signed_out', detail: null }, {
      cause: error,
    });
  }
}

function codeOf(returned: string, state: string): string {
  const answer = URL.parse(returned)?.searchParams;
  const error = answer?.get('error');
  if (error) throw new CrmError(failureOf(error, answer?.get('error_description') ?? null));
  const code = answer?.get('code');
  if (!code || answer?.get('state') !== state) throw new CrmError({ kind: 'malformed', place: 'authorize' });
  return code;
}

async function tokenFor(code: string, verifier: string, request: SignIn): Promise<string> {
  const { app, browser, signal } = request;
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    code,
    client_id: app.clientId,
    redirect_uri: browser.redirectUri,
    code_verifier: verifier,
  });
  const response = await posted(`https://${app.org.org}/services/oauth2/token`, body, request.fetch, signal);
  const json: unknown = await response.json().catch(() => null);
  const refused = Refused.safeParse(json);
  if (refused.success) throw new CrmError(failureOf(refused.data.error, refused.data.error_description ?? null));
  if (!response.ok) throw new CrmError({ kind: 'server_error', status: response.status });
  const token = TokenAnswer.safeParse(json);
  if (!token.success) throw new CrmError({ kind: 'malformed', place: 'token' }, { cause: token.error });
  const actual = new URL(token.data.instance_url).hostname;
  if (actual !== app.org.org) throw new CrmError({ kind: 'wrong_org', expected: app.org.org, actual });
  if (idsInIdentity(token.data.id) === null) throw new CrmError({ kind: 'malformed', place: 'token: id' });
  return token.data.access_token;
}

/** Sent once: a code is good for one attempt. */
async function posted(url: string, body: URLSearchParams, fetch: typeof globalThis.fetch, signal: AbortSignal) {
  try {
    return await fetch(url, {
      method: 'POST',
      body,
      signal,
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      headers: { accept: 'application/json' },
    });
  } catch (error) {
    throw new CrmError(signal.aborted ? failureOfAbort(signal) : { kind: 'offline' }, { cause: error });
  }
}

/** Ends a token at the organisation that gave it; false where it did not say so. One that it does not know has ended. */
export async function revoke(
  org: string,
  token: string,
  { fetch, signal }: Pick<SignIn, 'fetch' | 'signal'>,
): Promise<boolean> {
  try {
    const response = await posted(
      `https://${org}/services/oauth2/revoke`,
      new URLSearchParams({ token }),
      fetch,
      signal,
    );
    if (response.ok) return true;
    return Refused.safeParse(await response.json().catch(() => null)).data?.error === 'invalid_token';
  } catch (error) {
    if (error instanceof CrmError) return false;
    throw error;
  }
}

/** What a refusal of the sign-in means, with Salesforce's own words for the administrator. */
export function failureOf(error: string, description: string | null): CrmFailure {
  const detail = description === null ? error : `${error}: ${description}`;
  switch (error.toLowerCase()) {
    case 'access_denied':
      return { kind: 'sign_in_cancelled' };
    case 'oauth_app_blocked':
    case 'oauth_app_access_denied':
    case 'oauth_authorization_blocked':
    case 'oauth_approval_error_generic':
      return { kind: 'app_blocked', detail };
    case 'login_required':
    case 'interaction_required':
    case 'consent_required':
    case 'immediate_unsuccessful':
      return { kind: 'signed_out', detail };
    case 'server_error':
    case 'temporarily_unavailable':
      return { kind: 'server_error', status: 503 };
    case 'inactive_user':
    case 'inactive_org':
      return { kind: 'api_disabled', detail };
    default:
      if (/\bip\b/i.test(description ?? '')) return { kind: 'ip_locked', detail };
      return error === 'invalid_grant' ? { kind: 'signed_out', detail } : { kind: 'app_misconfigured', detail };
  }
}
