import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { missingIn } from '../../../lib/blueprint/reading.ts';
import { createRegistry } from '../../../lib/crm/registry.ts';
import { directStandIn } from '../../crm/hubspot/api/serve.ts';
import { TOKENS } from '../../crm/hubspot/api/tokens.ts';
import type { UserKey } from '../../crm/salesforce/api/users.ts';
import { DEMO_ORG, INSTANT, now, office, SECOND_ORG } from './salesforce/org.ts';
import { holdTime, memoryBudgets, memoryMetadata, settled } from './support.ts';

const DEFAULT = readFileSync(new URL('../../../lib/blueprint/default.yaml', import.meta.url), 'utf8');

const signal = new AbortController().signal;

/** The default blueprint with each of those texts in place of another; throws where a text is not in it. */
function having(...changes: [from: string, to: string][]): string {
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new RangeError(`the default blueprint does not say ${from}`);
    return text.replace(from, to);
  }, DEFAULT);
}

beforeAll(() => holdTime(INSTANT));
afterAll(() => {
  vi.useRealTimers();
});

describe('what a HubSpot portal has', () => {
  const standIn = directStandIn({ seed: 1, instant: INSTANT });
  let metadata: ReturnType<typeof memoryMetadata>;

  beforeEach(() => {
    metadata = memoryMetadata(now);
    standIn.requests.clear();
  });

  async function has(token: string, fresh = false) {
    const hubspot = createRegistry({ budgets: memoryBudgets(), fetch: standIn.fetch })('hubspot');
    if (hubspot === null) throw new Error('no adapter for HubSpot');
    const connection = await settled(hubspot.connect(token, { signal, metadata, now }));
    await vi.advanceTimersByTimeAsync(10_000);
    standIn.requests.clear();
    return settled(hubspot.orgMetadata(connection, { signal, metadata, now, fresh }));
  }

  it('finds a stage and a field that it does not have, with the nearest name', async () => {
    const text = having(
      ['stage: qualifiedtobuy', 'stage: qualifiedtobye'],
      ['deal.properties.budget_confirmed', 'deal.properties.budget_confirmd'],
    );
    const found = missingIn(text, await has(TOKENS.demo));
    expect(found).toContainEqual(
      expect.objectContaining({ rule: 'org/unknown-stage', remedy: 'Did you mean `qualifiedtobuy`?' }),
    );
    expect(found).toContainEqual(
      expect.objectContaining({ rule: 'org/unknown-field', remedy: 'Did you mean `budget_confirmed`?' }),
    );
  });

  it('names its labels, buying roles, active users and their teams', async () => {
    const { roles, users, teams } = await has(TOKENS.demo);
    expect(roles).toEqual(expect.arrayContaining(['Decision maker', 'BUDGET_HOLDER']));
    const { world } = standIn;
    expect(users).toHaveLength(world.users.filter(({ active }) => active).length);
    expect(users?.map(({ email }) => email)).toContain(world.users.find(({ active }) => active)?.email);
    expect(teams?.toSorted()).toEqual(world.teams.map(({ id }) => id).toSorted());
  });

  it('takes what is kept and asks for two lists more; everything anew where it is wished', async () => {
    await has(TOKENS.demo);
    expect(standIn.requests.all()).toHaveLength(2);
    await has(TOKENS.demo, true);
    expect(standIn.requests.all().map(({ path }) => path)).toContainEqual(expect.stringContaining('/pipelines/'));
  });

  it('says nothing of what the key may not read', async () => {
    const [contacts, owners, companies] = [
      await has(TOKENS.noContacts),
      await has(TOKENS.noOwners),
      await has(TOKENS.noCompanies),
    ];
    expect(contacts).toMatchObject({ roles: null, properties: { contact: null, deal: expect.any(Array) } });
    expect(owners).toMatchObject({ users: null, teams: null });
    expect(companies.properties?.account).toBeNull();
    expect(missingIn(DEFAULT, companies).filter(({ message }) => message.includes('accounts'))).toEqual([]);
  });
});

describe('what a Salesforce organisation has', () => {
  const { standIn, salesforce, metadata, connect } = office();
  const has = async (user: UserKey = 'rep', fresh = false) => {
    const connection = await connect(user, user === 'second' ? SECOND_ORG : DEMO_ORG);
    return settled(salesforce.orgMetadata(connection, { signal, metadata, now, fresh }));
  };

  it('finds a stage and a field that it does not have, with the nearest name', async () => {
    const text = having(
      ['stage: Needs Analysis', 'stage: Need Analysis'],
      ['deal.properties.budget_confirmed', 'deal.properties.budget_confirmd'],
    );
    const found = missingIn(text, await has());
    expect(found).toContainEqual(
      expect.objectContaining({ rule: 'org/unknown-stage', remedy: 'Did you mean `Needs Analysis`?' }),
    );
    expect(found).toContainEqual(
      expect.objectContaining({ rule: 'org/unknown-field', remedy: 'Did you mean `Budget_Confirmed`?' }),
    );
  });

  it('names contact roles and active users, and takes what is kept with one request more', async () => {
    const { roles, users, teams } = await has();
    expect(standIn.requests.all()).toHaveLength(1);
    expect(roles).toEqual(expect.arrayContaining(['Decision Maker']));
    expect(users?.map(({ email }) => email)).toContain(standIn.world.users.find(({ active }) => active)?.email);
    expect(teams).toBeNull();
  });

  it('reads everything anew where it is wished', async () => {
    await has('rep', true);
    expect(standIn.requests.all().length).toBeGreaterThan(3);
  });

  it('misses the fields that an organisation without them does not have', async () => {
    const missing = missingIn(DEFAULT, await has('second')).map(({ message }) => message);
    expect(missing).toContainEqual(expect.stringContaining('no field `pain`'));
  });
});
