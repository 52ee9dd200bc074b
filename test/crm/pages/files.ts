import { readFile } from 'node:fs/promises';
import { transformWithOxc } from 'vite';

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

/** Files lie under `/static/` as they do in this folder, so that their imports of each other hold in a browser too. */
const STATIC = /^\/static\/(?<path>(?:pages|hubspot\/pages|salesforce\/pages)\/app\/[a-z-]+\.(?:ts|css))$/;

/** A file of a stand-in's interface, TypeScript as JavaScript; null for any other path. */
export async function staticFile(pathname: string): Promise<Response | null> {
  if (pathname === '/favicon.ico') return new Response(null, { status: 204 });
  const path = STATIC.exec(pathname)?.groups?.path;
  if (path === undefined) return null;
  const url = new URL(`../${path}`, import.meta.url);
  const text = await readFile(url, 'utf8');
  const isScript = path.endsWith('.ts');
  const body = isScript ? (await transformWithOxc(text, url.pathname)).code : text;
  const type = isScript ? 'text/javascript' : 'text/css';
  return new Response(body, { headers: { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' } });
}

/** The one document that every page starts as; the scripts of `folder`, as `hubspot`, fill it. */
export function shell(folder: 'hubspot' | 'salesforce', body = ''): Response {
  const html = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>CRM</title>
    <link rel="stylesheet" href="/static/${folder}/pages/app/style.css">
    ${body === '' ? `<script type="module" src="/static/${folder}/pages/app/main.ts"></script>` : ''}
  </head>
  <body>${body}</body>
</html>`;
  return new Response(html, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': POLICY,
      'cache-control': 'no-store',
    },
  });
}
