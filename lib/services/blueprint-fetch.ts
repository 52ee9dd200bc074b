import { LARGEST_BLUEPRINT, type PublishFailure } from '../publishing.ts';
import { digestOf } from './digest.ts';

/** How long an address may take to give its whole answer. */
const ANSWER_WITHIN_MS = 20_000;

/** What an address holds: a text, or still what it held when it gave the tag. */
export type Fetched =
  | { ok: true; unchanged: false; text: string; etag: string | null }
  | { ok: true; unchanged: true }
  | { ok: false; failure: PublishFailure };

/** Gives what stands at an address; `etag` is that of its last answer, `sha256` what its bytes must come to. */
export type FetchBlueprint = (
  url: string,
  expected: { etag: string | null; sha256: string | null },
) => Promise<Fetched>;

function failed(failure: PublishFailure): Fetched {
  return { ok: false, failure };
}

/** The whole body; null as soon as it is larger than a blueprint may be, before the rest has come. */
async function bodyOf(response: Response): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > LARGEST_BLUEPRINT) return null;
    chunks.push(chunk);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}

/** Text of UTF-8 bytes; null where they are none. */
function textOf(bytes: Uint8Array<ArrayBuffer>): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

async function read(response: Response, host: string, sha256: string | null): Promise<Fetched> {
  if (response.status === 304) return { ok: true, unchanged: true };
  if (!response.ok) return failed({ kind: 'status', host, status: response.status });
  const bytes = await bodyOf(response);
  if (bytes === null) return failed({ kind: 'too_large', limit: LARGEST_BLUEPRINT });
  const digest = sha256 && (await digestOf(bytes));
  if (sha256 && digest && digest !== sha256) {
    return failed({ kind: 'hash_mismatch', expected: sha256, actual: digest });
  }
  const text = textOf(bytes);
  if (text === null) return failed({ kind: 'not_text' });
  return { ok: true, unchanged: false, text, etag: response.headers.get('etag') };
}

/**
 * Fetches blueprints over https without cookies, at most 1 MB within 20 seconds; redirects may lead to https only.
 * `mayRead` says whether the browser lets us read every answer of a host: without that it only does where the host
 * shares its answers with everybody (CORS).
 */
export function blueprintFetcher(options: {
  fetch: typeof globalThis.fetch;
  mayRead: (url: URL) => Promise<boolean>;
}): FetchBlueprint {
  return async (address, { etag, sha256 }) => {
    const url = URL.parse(address);
    if (url?.protocol !== 'https:') return failed({ kind: 'not_https' });
    const { host } = url;
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    const mayRead = await options.mayRead(url);
    // A host that only shares with everybody would have to allow the tag's header first, which few do.
    const tag = mayRead && etag ? { 'if-none-match': etag } : {};
    try {
      const response = await options.fetch(url, {
        signal,
        credentials: 'omit',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
        headers: { accept: 'application/yaml, text/yaml, text/plain, */*', ...tag },
      });
      if (URL.parse(response.url)?.protocol !== 'https:') return failed({ kind: 'not_https' });
      return await read(response, host, sha256);
    } catch {
      if (signal.aborted) return failed({ kind: 'timed_out', host });
      return failed({ kind: mayRead ? 'unreachable' : 'no_permission', host });
    }
  };
}
