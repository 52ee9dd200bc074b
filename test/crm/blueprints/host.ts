import type { Handler } from '../http/handler.ts';

/** The host at which the stand-in's revenue team publishes its blueprint. */
export const BLUEPRINT_HOST = 'blueprints.plumbline-demo.example';

/** One document at two addresses: one of them lets every page and extension read it, as public file hosts do. */
export const BLUEPRINTS = {
  shared: `https://${BLUEPRINT_HOST}/shared/revenue.yaml`,
  guarded: `https://${BLUEPRINT_HOST}/guarded/revenue.yaml`,
} as const;

/** The stand-in host of a blueprint. */
export interface StandInBlueprints {
  handler: Handler;
  /** Puts another text at both addresses. */
  publish(text: string): void;
}

/** A host that tells by tag whether its document is still the one that was fetched before. */
export function makeBlueprints(): StandInBlueprints {
  let text = '';
  let edition = 0;
  return {
    handler: async (request) => {
      const { pathname } = new URL(request.url);
      if (!/^\/(shared|guarded)\/revenue\.yaml$/.test(pathname)) return new Response('not here', { status: 404 });
      const etag = `"${edition}"`;
      const headers = new Headers({ etag, 'content-type': 'application/yaml' });
      if (pathname.startsWith('/shared/')) headers.set('access-control-allow-origin', '*');
      if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
      return new Response(text, { headers });
    },
    publish: (next) => {
      text = next;
      edition += 1;
    },
  };
}
