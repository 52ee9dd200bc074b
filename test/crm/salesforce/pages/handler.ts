import type { Handler } from '../../http/handler.ts';
import { shell, staticFile } from '../../pages/files.ts';
import type { Org } from '../api/org.ts';
import type { Frame } from './app/page-data.ts';
import { listPage, recordPage } from './record-view.ts';

const DATA = /^\/data\/(?<what>record|list|frame)(?:\/(?<id>\w+))?$/;
const CLASSIC_RECORD = /^\/([a-zA-Z0-9]{15}|[a-zA-Z0-9]{18})$/;

/** Serves Lightning Experience at the page hosts: one shell for every page, the scripts that fill it, and their data. */
export function lightningPages(orgs: readonly Org[]): Handler {
  return async (request) => {
    const url = new URL(request.url);
    const file = await staticFile(url.pathname);
    if (file) return file;
    const data = DATA.exec(url.pathname)?.groups;
    if (!data) return shell('salesforce');
    const org = orgs.find(({ uiHost }) => uiHost === url.hostname);
    const answer = org && pageData(org, data.what ?? '', data.id ?? '');
    return answer ? Response.json(answer) : Response.json({ message: 'no such page' }, { status: 404 });
  };
}

/** Answers record pages of Salesforce Classic, which live at the API's host, and leaves all else to `api`. */
export function withClassicPages(orgs: readonly Org[], api: Handler): Handler {
  return async (request) => {
    const url = new URL(request.url);
    const id = CLASSIC_RECORD.exec(url.pathname)?.[1];
    const org = orgs.find(({ apiHost }) => apiHost === url.hostname);
    if (request.method === 'GET' && org && id) return classicPage(org, id);
    return (request.method === 'GET' && (await staticFile(url.pathname))) || api(request);
  };
}

function pageData(org: Org, what: string, id: string): unknown {
  switch (what) {
    case 'record':
      return recordPage(org, id);
    case 'list':
      return listPage(org);
    default: {
      const [user] = org.world.users;
      return { org: org.world.org.name, user: user ? `${user.firstName} ${user.lastName}` : '' } satisfies Frame;
    }
  }
}

/** Classic is drawn by the server and loads anew for each record. */
function classicPage(org: Org, id: string): Response {
  const page = recordPage(org, id);
  const rows = [...(page?.highlights ?? []), ...(page?.fields ?? [])].map(
    ({ label, value }) =>
      `<tr><td class="labelCol">${escaped(label)}</td><td class="dataCol">${escaped(value)}</td></tr>`,
  );
  const title = escaped(page?.name ?? 'Record not found');
  return shell(
    'salesforce',
    `<div id="contentWrapper" class="card"><h1 class="pageType">${title}</h1><table class="detailList">${rows.join('')}</table></div>`,
  );
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}
