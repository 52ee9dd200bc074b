import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { CallName } from '../../../lib/rpc.ts';
import type { Sender } from '../../../lib/services/caller.ts';
import { connectedOffice, deal, type Office, recordUrl, SELF, senders, TOKEN } from './office.ts';

const A = deal('101');
const ARGS: Record<CallName, unknown> = {
  viewing: { ref: A },
  record: { ref: A, refresh: false },
  panel: { do: 'toggle' },
  openOptions: {},
  openBlueprint: { path: 'lifecycle.selection' },
  connections: {},
  connect: { crm: 'hubspot', token: TOKEN },
  signIn: { org: null },
  reconnect: {},
  disconnect: { org: { crm: 'hubspot', org: A.org } },
  settings: {},
  saveSettings: { cacheDays: 30, cacheOnDisk: true },
  audit: {},
  wipe: {},
  blueprint: {},
  publish: { origin: { kind: 'file', name: 'ours.yaml' }, text: '' },
  refreshBlueprint: {},
  blueprintHistory: {},
  restoreBlueprint: { id: 'any' },
  organisations: { fresh: false },
  dryRun: { text: '' },
  preview: { text: '', ref: A },
  cachedRecords: {},
  signalsOverview: {},
  addFeed: { url: 'https://signals.plumbworks.example/feed', name: null, token: 'secret' },
  readFeed: { url: 'https://signals.plumbworks.example/feed' },
  removeFeed: { url: 'https://signals.plumbworks.example/feed' },
  signalsSeen: { ref: A, keys: ['any'] },
};
const NAMES = ['viewing', ...Object.keys(ARGS).filter((name) => name !== 'viewing')];
let office: Office;

beforeEach(async () => {
  office = await connectedOffice();
});

function send(name: string, arg: unknown, sender: Sender) {
  return office.background.answer({ type: 'plumbline:call', name, arg }, sender);
}

describe('who may ask what', () => {
  const outsiders: [string, Sender][] = [
    ['another extension', { ...senders.content(1, recordUrl(A)), id: 'somebody-else' }],
    ['nobody in particular', {}],
    ['a sender without an address', { id: SELF.id, tab: { id: 1, url: recordUrl(A) } }],
    ['an embedded page of ours in a tab that we may not see', { ...senders.panel(1, ''), tab: { id: 1 } }],
  ];

  test.each(outsiders)('%s gets no answer to any call', async (_, sender) => {
    for (const name of NAMES) {
      expect(await send(name, ARGS[name as CallName], sender)).toMatchObject({ ok: false, why: 'not_allowed' });
    }
    expect(office.crm.reads).toHaveLength(0);
  });

  const allowed: [string, Sender, CallName[]][] = [
    ['the content script', senders.content(1, recordUrl(A)), ['viewing', 'reconnect']],
    [
      'the panel in a page',
      senders.panel(1, recordUrl(A)),
      ['record', 'panel', 'openOptions', 'openBlueprint', 'signIn', 'signalsSeen'],
    ],
  ];

  test.each(allowed)('%s may make its own calls and no others', async (_, sender, names) => {
    for (const name of Object.keys(ARGS).filter((name) => !names.includes(name as CallName))) {
      expect(await send(name, ARGS[name as CallName], sender)).toMatchObject({ ok: false, why: 'not_allowed' });
    }
    expect(await office.options.connections({})).toHaveLength(1);
  });

  test('a page may ask about the organisation of its own address only', async () => {
    const elsewhere = deal('101', '4711002');
    for (const url of [
      recordUrl(elsewhere),
      'https://app.hubspot.com/home',
      'https://hubspot.example/contacts/4711001/1',
    ]) {
      await expect(office.as(senders.content(1, url)).viewing({ ref: A })).rejects.toMatchObject({
        why: 'not_allowed',
      });
      await expect(office.as(senders.panel(1, url)).record({ ref: A, refresh: true })).rejects.toMatchObject({
        why: 'not_allowed',
      });
    }
    expect(office.crm.reads).toHaveLength(0);
  });

  test('a page still in flight between two records of one organisation is answered', async () => {
    const asked = office.crm.nextRead();
    const viewing = office
      .as(senders.content(1, 'https://app.hubspot.com/contacts/4711001/objects/0-3/views'))
      .viewing({
        ref: A,
      });
    (await asked).answer(office.snapshotOf(A));
    expect(await viewing).toMatchObject({ status: 'fresh' });
  });
});

describe('what is no call', () => {
  const sender = senders.options;
  const wrong: [string, unknown][] = [
    ['nothing', undefined],
    ['a name that there is not', { type: 'plumbline:call', name: 'eval', arg: {} }],
    ['an inherited name', { type: 'plumbline:call', name: 'constructor', arg: {} }],
    ['a ref with more in it', { type: 'plumbline:call', name: 'record', arg: { ref: { ...A, x: 1 }, refresh: true } }],
    ['an empty key', { type: 'plumbline:call', name: 'connect', arg: { crm: 'hubspot', token: '' } }],
    [
      'a setting out of bounds',
      { type: 'plumbline:call', name: 'saveSettings', arg: { cacheDays: 0, cacheOnDisk: true } },
    ],
  ];

  test.each(wrong)('%s is refused as malformed', async (_, message) => {
    expect(await office.background.answer(message, sender)).toMatchObject({ ok: false, why: 'malformed' });
  });

  test('a refusal does not repeat what was sent, so that no key travels back', async () => {
    const answer = await send('connect', { crm: 'hubspot', token: TOKEN, extra: TOKEN }, sender);
    expect(JSON.stringify(answer)).not.toContain(TOKEN);
  });
});

test('no answer to any call holds the key', async () => {
  await office.visit(1, A);
  for (const [name, sender] of [
    ['connections', senders.options],
    ['connect', senders.options],
    ['record', senders.panel(1, recordUrl(A))],
    ['settings', senders.options],
  ] as const) {
    const answer = await send(name, ARGS[name], sender);
    expect(answer.ok).toBe(true);
    expect(JSON.stringify(answer)).not.toContain('pat-na1');
  }
  expect(JSON.stringify(await office.local.get(null))).not.toContain('pat-na1');
});
