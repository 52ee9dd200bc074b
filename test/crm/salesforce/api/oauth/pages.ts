import type { Org } from '../org.ts';
import { USERS, type UserKey } from '../users.ts';

/** The login page of an organisation: a link for each of its users instead of a password. */
export function loginPage(org: Org, asked: URLSearchParams): Response {
  const keys: UserKey[] = Object.keys(USERS).filter((key): key is UserKey => key in USERS);
  const links = keys
    .filter((key) => USERS[key].org === org.key)
    .map((key) => {
      const query = new URLSearchParams([...asked, ['as', key]]);
      return `<li><a href="/services/oauth2/authorize?${escaped(query.toString())}">Log in as ${key}</a></li>`;
    });
  return page('Login | Salesforce', `<h1>${escaped(org.world.org.name)}</h1><ul>${links.join('')}</ul>`, 200);
}

/** An error that cannot be told to the app, because nobody knows whether the address is the app's. */
export function plainError(error: string, description: string): Response {
  return page('OAuth Error', `<p>error=${error}&amp;error_description=${escaped(description)}</p>`, 400);
}

function page(title: string, body: string, status: number): Response {
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>`;
  return new Response(html, { status, headers: { 'content-type': 'text/html; charset=UTF-8' } });
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}
