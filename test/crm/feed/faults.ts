import type { Misbehaviour } from '../http/faults.ts';
import { feedEvent } from './events.ts';
import { BATCH } from './feed.ts';

const MEGABYTE = 1_000_000;

/** A page of so many megabytes. */
export function tooLarge(megabytes = 10): Misbehaviour {
  const event = feedEvent({
    id: 'large',
    type: 'web.content_downloaded',
    time: '2026-01-01T00:00:00Z',
    subject: 'x.example',
  });
  const body = JSON.stringify([{ ...event, data: { note: 'x'.repeat(megabytes * MEGABYTE) } }]);
  return { kind: 'answer', with: () => new Response(body, { headers: { 'content-type': BATCH } }) };
}

/** A page of another type than JSON: the sign-in page of a proxy. */
export function wrongType(): Misbehaviour {
  const headers = { 'content-type': 'text/html; charset=utf-8' };
  return { kind: 'answer', with: () => new Response('<!doctype html><title>Sign in</title>', { headers }) };
}
