import type { Manifest, Permissions, Scripting } from 'webextension-polyfill';
import { HOST_PATTERNS, OPTIONAL_HOST_PATTERNS, pageHostOf } from '../crm/salesforce/hosts.ts';
import { covers, hostPattern } from '../host-pattern.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import type { OrgRef } from '../record/ref.ts';

/** Salesforce's content script of the manifest, as the build names it. */
const CONTENT_SCRIPT = 'content-scripts/salesforce.js';

const SCRIPT_ID = 'rare-hosts';

type RegisteredScripts = Pick<
  Scripting.Static,
  'getRegisteredContentScripts' | 'registerContentScripts' | 'unregisterContentScripts'
>;

/** Whether a pattern is of hosts that only some organisations are on, each to be allowed by a person. */
export function isRare(origin: string): boolean {
  return OPTIONAL_HOST_PATTERNS.some((pattern) => covers(pattern, origin));
}

/**
 * What a person has to allow before that organisation can be signed in to: nothing for most. `pageHost` is where they see
 * its pages, where that is known.
 */
export function permissionsFor(
  org: OrgRef,
  how: { browserSession: boolean; pageHost: string | null },
): { permissions: Manifest.OptionalPermission[]; origins: string[] } {
  const hosts = org.crm === 'salesforce' ? [org.org, pageHostOf(org.org), ...(how.pageHost ? [how.pageHost] : [])] : [];
  const patterns = [...new Set(hosts)].map(hostPattern);
  const origins = patterns.filter(
    (origin) => isRare(origin) && !HOST_PATTERNS.some((pattern) => covers(pattern, origin)),
  );
  return {
    permissions: [
      ...(origins.length > 0 ? ['scripting' as const] : []),
      ...(how.browserSession ? ['cookies' as const] : []),
    ],
    origins,
  };
}

async function runOnRareHosts(
  permissions: Pick<Permissions.Static, 'getAll'>,
  scripting: RegisteredScripts,
): Promise<void> {
  const matches = ((await permissions.getAll()).origins ?? []).filter(isRare).toSorted();
  const ids = [SCRIPT_ID];
  const [registered] = await scripting.getRegisteredContentScripts({ ids });
  // Taken away and put back, it would be missing from a page that loads in between.
  if (matches.join() === (registered?.matches ?? []).toSorted().join()) return;
  if (registered) await scripting.unregisterContentScripts({ ids });
  if (matches.length === 0) return;
  await scripting.registerContentScripts([
    { id: SCRIPT_ID, matches, js: [CONTENT_SCRIPT], runAt: 'document_start', persistAcrossSessions: true },
  ]);
}

/**
 * Gives what has our content script run on the rare hosts that people have allowed, and on no others. To be called when the
 * background starts and when permissions change, also at once: each call waits for the one before it. `scripting` gives
 * undefined while nobody has allowed a rare host.
 */
export function followRareHosts(
  permissions: Pick<Permissions.Static, 'getAll'>,
  scripting: () => RegisteredScripts | undefined,
): () => Promise<void> {
  const inTurn = oneAtATime();
  return () =>
    inTurn(async () => {
      const scripts = scripting();
      if (scripts) await runOnRareHosts(permissions, scripts);
    });
}
