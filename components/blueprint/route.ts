/** The pages of the Blueprint page, in the order of their links. */
export const PAGES = ['handbook', 'check', 'audit', 'edit', 'history'] as const;
export type PageName = (typeof PAGES)[number];

/** What the Blueprint page shows: one of its pages, and in it a place of the document or a line of its text. */
export type Route =
  | { page: 'handbook'; path: string | null }
  | { page: 'edit'; line: number | null }
  | { page: 'check' | 'audit' | 'history' };

/** The route in an address's hash, as `#/handbook/lifecycle.selection`; the handbook's start for any other. */
export function routeOf(hash: string): Route {
  const [page = '', ...rest] = hash.replace(/^#?\/?/, '').split('/');
  const place = decoded(rest.join('/'));
  switch (page) {
    case 'check':
    case 'audit':
    case 'history':
      return { page };
    case 'edit':
      return { page, line: /^[1-9]\d{0,6}$/.test(place) ? Number(place) : null };
    default:
      return { page: 'handbook', path: page === 'handbook' && place !== '' ? place : null };
  }
}

/** The hash that leads to a route. */
export function hashOf(route: Route): string {
  if (route.page === 'handbook' && route.path !== null) return `#/handbook/${encodeURIComponent(route.path)}`;
  if (route.page === 'edit' && route.line !== null) return `#/edit/${route.line}`;
  return `#/${route.page}`;
}

/** The start of a page. */
export function startOf(page: PageName): Route {
  if (page === 'handbook') return { page, path: null };
  if (page === 'edit') return { page, line: null };
  return { page };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
