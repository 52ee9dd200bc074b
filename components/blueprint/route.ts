/** The pages of the Blueprint page, in the order of their links. */
export const PAGES = ['handbook', 'check'] as const;
export type PageName = (typeof PAGES)[number];

/** What the Blueprint page shows: one of its pages, and in the handbook a place of the document. */
export type Route = { page: 'handbook'; path: string | null } | { page: 'check' };

/** The route in an address's hash, as `#/handbook/lifecycle.selection`; the handbook's start for any other. */
export function routeOf(hash: string): Route {
  const [page = '', ...rest] = hash.replace(/^#?\/?/, '').split('/');
  const place = decoded(rest.join('/'));
  if (page === 'check') return { page };
  return { page: 'handbook', path: page === 'handbook' && place !== '' ? place : null };
}

/** The hash that leads to a route. */
export function hashOf(route: Route): string {
  if (route.page === 'handbook' && route.path !== null) return `#/handbook/${encodeURIComponent(route.path)}`;
  return `#/${route.page}`;
}

/** The start of a page. */
export function startOf(page: PageName): Route {
  return page === 'handbook' ? { page, path: null } : { page };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
