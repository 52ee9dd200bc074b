import { readFile } from 'node:fs/promises';
import { transformWithOxc } from 'vite';
import type { Handler } from '../../http/handler.ts';
import type { World } from '../../world/model.ts';
import type { Frame } from './app/page-data.ts';
import { boardPage, listPage } from './index-view.ts';
import { ownerName, recordPage } from './record-view.ts';

/** As strict as a CRM's policy gets: no frame, no inline script or style, nothing from elsewhere. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "frame-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const SCRIPT = /^\/static\/(?<name>[a-z-]+)\.ts$/;
const DATA = /^\/data\/(?<portal>\d+)\/(?<what>record|list|board|frame)(?:\/(?<rest>.+))?$/;
const LIST_LENGTH = 50;

/** A portal's world and the host at which its users work. */
export interface Portal {
  portalId: string;
  uiHost: string;
  world: World;
}

/** Serves the stand-in's own interface: one shell for every page, the scripts that fill it, and the data they draw. */
export function pages(portals: readonly Portal[]): Handler {
  return async (request) => {
    const url = new URL(request.url);
    if (url.pathname === '/static/style.css') return file('style.css', 'text/css');
    const script = SCRIPT.exec(url.pathname)?.groups;
    if (script) return file(`${script.name}.ts`, 'text/javascript');
    if (url.pathname === '/favicon.ico') return new Response(null, { status: 204 });
    const data = DATA.exec(url.pathname)?.groups;
    if (!data) return shell();
    const portal = portals.find(({ portalId, uiHost }) => portalId === data.portal && uiHost === url.hostname);
    const answer = portal && pageData(portal, data.what ?? '', data.rest ?? '', url);
    return answer ? Response.json(answer) : Response.json({ message: 'no such page' }, { status: 404 });
  };
}

function pageData({ portalId, world }: Portal, what: string, rest: string, url: URL): unknown {
  switch (what) {
    case 'record': {
      const [typeId = '', id = ''] = rest.split('/');
      return recordPage(world, portalId, typeId, id);
    }
    case 'list':
      return listPage(world, portalId, Number(url.searchParams.get('links') ?? LIST_LENGTH));
    case 'board':
      return boardPage(world, portalId, rest);
    default:
      return { portalId, org: world.org.name, user: ownerName(world, world.users[0]?.id ?? null) } satisfies Frame;
  }
}

function shell(): Response {
  const html = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>CRM</title>
    <link rel="stylesheet" href="/static/style.css">
    <script type="module" src="/static/main.ts"></script>
  </head>
  <body></body>
</html>`;
  return new Response(html, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': POLICY,
      'cache-control': 'no-store',
    },
  });
}

/** A file of the interface; TypeScript is served as JavaScript. */
async function file(name: string, type: string): Promise<Response> {
  const url = new URL(`app/${name}`, import.meta.url);
  const text = await readFile(url, 'utf8');
  const body = name.endsWith('.ts') ? (await transformWithOxc(text, url.pathname)).code : text;
  return new Response(body, { headers: { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' } });
}
