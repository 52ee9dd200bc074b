import type { OrgKey } from '../../ids.ts';
import type { UserKey } from '../users.ts';

/** The External Client App of an organisation and who is signed in to its pages; tests change it. */
export interface SignIn {
  consumerKey: string;
  /** Addresses that a code may be sent to; extensions have an id that only the browser knows. */
  callbacks: (string | RegExp)[];
  /** What stands in the way of everybody: an app that nobody allowed, or a login range. */
  barrier: 'app_blocked' | 'not_admin_approved' | 'ip_restricted' | null;
  /** Who is signed in to the organisation's pages; null shows the login page. */
  browserUser: UserKey | null;
  /** Where codes of this organisation lead: to itself, or to another one, as when somebody is signed in there. */
  leadsTo: OrgKey;
}

/** The consumer key of the External Client App in the stand-in organisations. */
export const CONSUMER_KEY = '3MVG9plumblinedemo0000';

/** Redirect addresses of extensions in Chromium and Firefox, and one for clients that are none. */
const CALLBACKS = [
  /^https:\/\/[a-p]{32}\.chromiumapp\.org\//,
  /^https:\/\/[0-9a-f]+\.extensions\.allizom\.org\//,
  /^http:\/\/127\.0\.0\.1\/mozoauth2\//,
  'https://client.example/callback',
];

/** How signing in to each organisation is set up from the start. */
export function signIns(): Record<OrgKey, SignIn> {
  const usual = { consumerKey: CONSUMER_KEY, barrier: null };
  return {
    demo: { ...usual, callbacks: [...CALLBACKS], browserUser: 'rep', leadsTo: 'demo' },
    second: { ...usual, callbacks: [...CALLBACKS], browserUser: 'second', leadsTo: 'second' },
  };
}
