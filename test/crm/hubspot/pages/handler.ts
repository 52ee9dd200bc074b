import type { Handler } from '../../http/handler.ts';
import { shell, staticFile } from '../../pages/files.ts';
import type { World } from '../../world/model.ts';
import type { Frame } from './app/page-data.ts';
import { boardPage, listPage } from './index-view.ts';
import { ownerName, recordPage } from './record-view.ts';

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
    const file = await staticFile(url.pathname);
    if (file) return file;
    const data = DATA.exec(url.pathname)?.groups;
    if (!data) return shell('hubspot');
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
