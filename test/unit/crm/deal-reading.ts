import { afterAll, beforeAll, beforeEach, vi } from 'vitest';
import type { Connection, Crm, ReadOptions } from '../../../lib/crm/crm.ts';
import { createRegistry } from '../../../lib/crm/registry.ts';
import type { RecordRef } from '../../../lib/record/ref.ts';
import { type DirectStandIn, directStandIn } from '../../crm/hubspot/api/serve.ts';
import { TOKENS } from '../../crm/hubspot/api/tokens.ts';
import type { Activity } from '../../crm/world/model.ts';
import { holdTime, memoryBudgets, memoryMetadata, settled } from './support.ts';

const INSTANT = '2026-11-20T12:00:00.000Z';
const ASKED = {
  deal: ['pain', 'decision_process', 'budget_confirmed', 'security_review', 'no_such_property'],
  account: ['lifecyclestage'],
};

/** A deal of a stand-in HubSpot. */
export function deal(id: string, org = '4711001'): RecordRef {
  return { crm: 'hubspot', org, kind: 'deal', id };
}

/** The reading of deals from a stand-in HubSpot in a time that stands still; before each test nothing has been read yet. */
export function dealReading() {
  const now = () => new Date(Date.now()).toISOString();
  let standIn: DirectStandIn;
  let hubspot: Crm;
  let metadata: ReturnType<typeof memoryMetadata>;
  let lastId = 990_000_000_000;

  beforeAll(() => {
    holdTime(INSTANT);
    standIn = directStandIn({ seed: 1, instant: INSTANT });
  });
  beforeEach(() => {
    standIn.faults.clear();
    metadata = memoryMetadata(now, ASKED);
    const crm = createRegistry({ budgets: memoryBudgets(), fetch: standIn.fetch })('hubspot');
    if (crm === null) throw new Error('no adapter for HubSpot');
    hubspot = crm;
  });
  afterAll(() => {
    vi.useRealTimers();
  });

  /** Connects with a token in a window of its own, and forgets the requests that it took. */
  async function connected(token: string = TOKENS.demo): Promise<Connection> {
    await vi.advanceTimersByTimeAsync(10_000);
    const signal = new AbortController().signal;
    const connection = await settled(hubspot.connect(token, { signal, metadata, now }));
    await vi.advanceTimersByTimeAsync(10_000);
    standIn.requests.clear();
    return connection;
  }

  function read(connection: Connection, ref: RecordRef, options: Partial<ReadOptions> = {}) {
    return hubspot.readDeal(connection, ref, {
      signal: new AbortController().signal,
      metadata,
      properties: ASKED,
      now,
      previous: null,
      ...options,
    });
  }

  /** An id that nothing in the world has. */
  function nextId(): string {
    lastId += 1;
    return String(lastId);
  }

  /** Logs that many activities of a kind on a deal, the last of them a minute ago; gives their ids, oldest first. */
  function log(kind: Activity['kind'], dealId: string, count: number): string[] {
    const model = standIn.world.activities.find((activity) => activity.kind === kind);
    if (model === undefined) throw new Error(`the world has no ${kind}`);
    return Array.from({ length: count }, (_, n) => {
      const id = nextId();
      const at = new Date(Date.now() - (count - n) * 60_000).toISOString();
      standIn.portals.demo.log({ ...model, dealId, id, at, loggedAt: at });
      return id;
    });
  }

  return {
    get standIn() {
      return standIn;
    },
    get metadata() {
      return metadata;
    },
    connected,
    read,
    log,
    nextId,
  };
}
