import { afterAll, beforeAll, beforeEach, vi } from 'vitest';
import type { Connection, Crm, Reading, ReadOptions } from '../../../lib/crm/crm.ts';
import { createRegistry } from '../../../lib/crm/registry.ts';
import type { OrgRef } from '../../../lib/record/ref.ts';
import { directStandIn as hubSpot } from '../../crm/hubspot/api/serve.ts';
import { directStandIn as salesforce } from '../../crm/salesforce/api/serve.ts';
import { holdTime, memoryBudgets, memoryMetadata, settled } from './support.ts';

const INSTANT = '2026-11-22T09:00:00.000Z';
const START = { hubspot: hubSpot, salesforce };

/** The demo organisation of a CRM's stand-in, where nothing has been read yet before each test, in a time that stands still. */
export function readerOf(org: OrgRef) {
  const standIn = START[org.crm]({ seed: 7, instant: INSTANT });
  const now = () => new Date(Date.now()).toISOString();
  const { signal } = new AbortController();
  let crm: Crm;
  let metadata: ReturnType<typeof memoryMetadata>;

  beforeAll(() => holdTime(INSTANT));
  afterAll(() => {
    vi.useRealTimers();
  });
  beforeEach(async () => {
    await vi.advanceTimersByTimeAsync(20_000);
    metadata = memoryMetadata(now);
    const found = createRegistry({ budgets: memoryBudgets(), fetch: standIn.fetch })(org.crm);
    if (found === null) throw new Error(`no adapter for ${org.crm}`);
    crm = found;
  });

  /** Connects with a token and reads with it; the stand-in's list of requests then holds those of the reading alone. */
  async function read<S>(
    token: string,
    work: (crm: Crm, connection: Connection, options: ReadOptions<S>) => Promise<Reading<S>>,
  ): Promise<Reading<S>> {
    const connection = await settled(crm.connect(token, { signal, metadata, now, org }));
    await vi.advanceTimersByTimeAsync(10_000);
    standIn.requests.clear();
    const properties = { deal: [], account: [] };
    return settled(work(crm, connection, { signal, metadata, properties, now, previous: null }));
  }

  return { standIn, read };
}
