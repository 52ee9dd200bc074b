import { describe, expect, test } from 'vitest';
import type { Scripting } from 'webextension-polyfill';
import { followRareHosts, permissionsFor } from '../../../lib/services/rare-hosts.ts';

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
  /** A browser that keeps registered scripts, as far as it is used here, and refuses the same id twice. */
  function browserWith(origins: string[]) {
    const scripts: Scripting.RegisteredContentScript[] = [];
    const taken: string[] = [];
    return {
      scripts,
      taken,
      follow: followRareHosts({ getAll: async () => ({ origins, permissions: [] }) }, () => ({
        getRegisteredContentScripts: async () => [...scripts],
        unregisterContentScripts: async () => void taken.push(...scripts.splice(0).map(({ id }) => id)),
        registerContentScripts: async ([script]) => {
          if (!script || scripts.some(({ id }) => id === script.id)) throw new Error('Duplicate script ID');
          scripts.push(script);
        },
      })),
    };
  }

  test('runs on the rare hosts that are allowed, once, and on none that the manifest has already', async () => {
    const rare = 'https://acme.lightning.crmforce.mil/*';
    const { scripts, follow } = browserWith(['https://*.lightning.force.com/*', 'https://app.hubspot.com/*', rare]);
    await follow();
    expect(scripts).toMatchObject([{ matches: [rare], runAt: 'document_start' }]);
  });

  test('is put there once where the permission that wakes the background is told twice', async () => {
    const { scripts, follow } = browserWith(['https://acme.lightning.crmforce.mil/*']);
    await Promise.all([follow(), follow()]);
    expect(scripts).toHaveLength(1);
  });

  test('is never gone, not for a moment, while the hosts stay the same', async () => {
    const { taken, follow } = browserWith(['https://b.lightning.crmforce.mil/*', 'https://a.lightning.crmforce.mil/*']);
    await follow();
    await follow();
    expect(taken).toEqual([]);
  });

  test('runs nowhere any more once the permission is taken back', async () => {
    const { scripts, follow } = browserWith([]);
    scripts.push({ id: 'rare-hosts', matches: ['https://acme.lightning.crmforce.mil/*'] });
    await follow();
    expect(scripts).toEqual([]);
  });
});
