import { batchReadAssociations, readAssociations, readLabels } from './association-resources.ts';
import type { Answer, Call } from './call.ts';
import {
  batchReadProperties,
  listOwners,
  listPipelines,
  listProperties,
  listStages,
  readAccount,
  readOwner,
  readPipeline,
  readProperty,
  readStage,
} from './metadata.ts';
import { batchReadObjects, listObjects, readObject } from './objects.ts';
import { searchObjects } from './search.ts';

interface Route {
  method: 'GET' | 'POST';
  pattern: URLPattern;
  dialect: Call['dialect'];
  policy: 'general' | 'search';
  answer: (call: Call) => Answer;
}

/** Dated versions that are served; `2026-09` is what the extension asks for. */
const DATED = '(2026-03|2026-09)';

type Paths = Partial<Record<Call['dialect'], string>>;

function routes(
  method: Route['method'],
  answer: Route['answer'],
  paths: Paths,
  policy: Route['policy'] = 'general',
): Route[] {
  return (['dated', 'v3', 'v4'] as const).flatMap((dialect) => {
    const pathname = paths[dialect];
    return pathname
      ? [{ method, answer, dialect, policy, pattern: new URLPattern({ pathname: `${pathname}{/}?` }) }]
      : [];
  });
}

/** A resource whose dated and v3 paths differ in the place of the version only. */
function both(family: string, rest: string): Paths {
  return { dated: `/crm/${family}/:version${DATED}${rest}`, v3: `/crm/v3/${family}${rest}` };
}

/** Every call that the stand-in answers; the first that matches is taken. */
const ROUTES: Route[] = [
  ...routes('POST', batchReadObjects, both('objects', '/:type/batch/read')),
  ...routes('POST', searchObjects, both('objects', '/:type/search'), 'search'),
  ...routes('GET', listObjects, both('objects', '/:type')),
  ...routes('GET', readObject, both('objects', '/:type/:id')),
  ...routes('GET', readAssociations, {
    ...both('objects', '/:from/:id/associations/:to'),
    v4: '/crm/v4/objects/:from/:id/associations/:to',
  }),
  ...routes('POST', batchReadAssociations, {
    ...both('associations', '/:from/:to/batch/read'),
    v4: '/crm/v4/associations/:from/:to/batch/read',
  }),
  ...routes('GET', readLabels, {
    dated: `/crm/associations/:version${DATED}/:from/:to/labels`,
    v4: '/crm/v4/associations/:from/:to/labels',
  }),
  ...routes('GET', readLabels, { v4: '/crm/associations/v4/:from/:to/labels' }),
  ...routes('GET', listPipelines, both('pipelines', '/:type')),
  ...routes('GET', readPipeline, both('pipelines', '/:type/:id')),
  ...routes('GET', listStages, both('pipelines', '/:type/:id/stages')),
  ...routes('GET', readStage, both('pipelines', '/:type/:id/stages/:stage')),
  ...routes('GET', listOwners, both('owners', '')),
  ...routes('GET', readOwner, both('owners', '/:id')),
  ...routes('POST', batchReadProperties, both('properties', '/:type/batch/read')),
  ...routes('GET', listProperties, both('properties', '/:type')),
  ...routes('GET', readProperty, both('properties', '/:type/:name')),
  ...routes('GET', readAccount, {
    dated: `/account-info/:version${DATED}/details`,
    v3: '/account-info/v3/details',
  }),
];

/** The route of a request with the values of its path; null for a path that HubSpot does not have. */
export function routeOf(method: string, pathname: string): { route: Route; params: Record<string, string> } | null {
  for (const route of ROUTES) {
    const match = route.method === method ? route.pattern.exec({ pathname }) : null;
    if (!match) continue;
    const named = Object.entries(match.pathname.groups).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    );
    return { route, params: Object.fromEntries(named) };
  }
  return null;
}
