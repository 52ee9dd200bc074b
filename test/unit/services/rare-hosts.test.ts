import { describe, expect, test } from 'vitest';
import type { Scripting } from 'webextension-polyfill';
import { permissionsFor, runOnRareHosts } from '../../../lib/services/rare-hosts.ts';

const ORDINARY = { crm: 'salesforce', org: 'acme.my.salesforce.com' } as const;
const MILITARY = { crm: 'salesforce', org: 'acme.my.salesforce.mil' } as const;

describe('what a person is asked to allow', () => {
  test('is nothing for the hosts of most organisations', () => {
    expect(permissionsFor(ORDINARY, { browserSession: false, pageHost: 'acme.lightning.force.com' })).toEqual({
      permissions: [],
      origins: [],
    });
  });

  test('is the cookies only where the browser’s session is to be used', () => {
    expect(permissionsFor(ORDINARY, { browserSession: true, pageHost: null })).toEqual({
      permissions: ['cookies'],
      origins: [],
    });
  });

  test('is that very organisation where its hosts are rare, and no other', () => {
    expect(permissionsFor(MILITARY, { browserSession: false, pageHost: null })).toEqual({
      permissions: ['scripting'],
      origins: ['https://acme.my.salesforce.mil/*', 'https://acme.lightning.crmforce.mil/*'],
    });
  });

  test('is the page’s own host too where a proxy stands before it', () => {
    const pageHost = 'acme.lightning.force.com.mcas.ms';
    expect(permissionsFor(ORDINARY, { browserSession: false, pageHost }).origins).toEqual([`https://${pageHost}/*`]);
  });
});

describe('our script', () => {
  /** A browser that keeps registered scripts, as far as it is used here. */
  function browserWith(origins: string[]) {
    const scripts: Scripting.RegisteredContentScript[] = [];
    return {
      scripts,
      follow: () =>
        runOnRareHosts(
          { getAll: async () => ({ origins, permissions: [] }) },
          {
            getRegisteredContentScripts: async () => scripts,
            unregisterContentScripts: async () => void scripts.splice(0),
            registerContentScripts: async (more) => void scripts.push(...more),
          },
        ),
    };
  }

  test('runs on the rare hosts that are allowed, once, and on none that the manifest has already', async () => {
    const rare = 'https://acme.lightning.crmforce.mil/*';
    const { scripts, follow } = browserWith(['https://*.lightning.force.com/*', 'https://app.hubspot.com/*', rare]);
    await follow();
    await follow();
    expect(scripts).toMatchObject([{ matches: [rare], runAt: 'document_start' }]);
  });

  test('runs nowhere any more once the permission is taken back', async () => {
    const { scripts, follow } = browserWith([]);
    scripts.push({ id: 'rare-hosts', matches: ['https://acme.lightning.crmforce.mil/*'] });
    await follow();
    expect(scripts).toEqual([]);
  });
});
