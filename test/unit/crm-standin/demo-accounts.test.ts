import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { assessAccount } from '../../../lib/assess/account/index.ts';
import { AccountAssessment } from '../../../lib/assess/schema/account.ts';
import { askedOfAccount } from '../../../lib/blueprint/asked.ts';
import { createRegistry } from '../../../lib/crm/registry.ts';
import type { CrmId, OrgRef } from '../../../lib/record/ref.ts';
import { directStandIn as hubSpotStandIn } from '../../crm/hubspot/api/serve.ts';
import { TOKENS as HUBSPOT } from '../../crm/hubspot/api/tokens.ts';
import { directStandIn as salesforceStandIn } from '../../crm/salesforce/api/serve.ts';
import { TOKENS as SALESFORCE } from '../../crm/salesforce/api/users.ts';
import { salesforceId } from '../../crm/salesforce/ids.ts';
import { DEMO_ACCOUNTS, type DemoAccountKey } from '../../crm/world/demo-accounts.ts';
import { defaultBlueprint } from '../../fixtures/blueprint.ts';
import { holdTime, memoryBudgets, memoryMetadata, settled } from '../crm/support.ts';

const INSTANT = '2026-11-22T09:00:00.000Z';
const ORGS: Record<CrmId, { org: OrgRef; token: string }> = {
  hubspot: { org: { crm: 'hubspot', org: '4711001' }, token: HUBSPOT.demo },
  salesforce: { org: { crm: 'salesforce', org: 'plumbdemo.my.salesforce.com' }, token: SALESFORCE.rep },
};
const CRMS = ['hubspot', 'salesforce'] as const;

/** What the default blueprint says of the demo accounts, read the way the extension reads them. */
async function verdicts(crmId: CrmId): Promise<Map<DemoAccountKey, AccountAssessment>> {
  const { org, token } = ORGS[crmId];
  const world = { seed: 7, instant: INSTANT };
  const { fetch } = crmId === 'hubspot' ? hubSpotStandIn(world) : salesforceStandIn(world);
  const crm = createRegistry({ budgets: memoryBudgets(), fetch })(crmId);
  if (crm === null) throw new Error(`no adapter for ${crmId}`);
  const now = () => new Date(Date.now()).toISOString();
  const common = { signal: new AbortController().signal, metadata: memoryMetadata(now), now };
  const connection = await settled(crm.connect(token, { ...common, org }));
  const properties = askedOfAccount(defaultBlueprint, crmId);
  const found = new Map<DemoAccountKey, AccountAssessment>();
  for (const [key, { id }] of DEMO_ACCOUNTS) {
    await vi.advanceTimersByTimeAsync(10_000);
    const ref = { ...org, kind: 'account', id: crmId === 'hubspot' ? id : salesforceId('Account', id) } as const;
    const { snapshot } = await settled(crm.readAccount(connection, ref, { ...common, properties, previous: null }));
    found.set(key, AccountAssessment.parse(assessAccount(snapshot, defaultBlueprint, INSTANT)));
  }
  return found;
}

let found: Record<CrmId, Map<DemoAccountKey, AccountAssessment>>;
beforeAll(async () => {
  holdTime(INSTANT);
  found = { hubspot: await verdicts('hubspot'), salesforce: await verdicts('salesforce') };
}, 60_000);
afterAll(() => {
  vi.useRealTimers();
});

function of(crm: CrmId, key: DemoAccountKey): AccountAssessment {
  const assessment = found[crm].get(key);
  if (!assessment) throw new Error(`no verdict on ${key}`);
  return assessment;
}

/** Forms and campaigns are kept by one CRM each. */
function plainSignals(assessment: AccountAssessment | undefined): string[] {
  return (assessment?.signals.list ?? [])
    .filter(({ key }) => !/:(form|campaign):/.test(key))
    .map(({ type, at, status, person }) => [type, at, status, person?.name].join(' '))
    .toSorted();
}

describe.each(CRMS)('demo accounts in %s', (crm) => {
  it.each(DEMO_ACCOUNTS)('%s stands where its story says', (key, { expect: told }) => {
    const { subject, position, renewal, cases, deals } = of(crm, key);
    expect(subject.customer).toBe(told.stage !== null);
    expect(position.stage).toBe(told.stage);
    expect(renewal?.days ?? null).toBe(told.renewsInDays);
    expect(cases.open).toBe(told.openCases);
    expect(deals).toHaveLength(told.openDeals);
  });

  it.each([
    ['usage_drop', ['churn_risk', 'single_threaded']],
    // Nobody has taken up the renewal that was due to be prepared: the CRM tells that without any feed.
    ['tension', ['churn_risk', 'renewal_at_risk', 'signal_overdue']],
    ['growing', ['expansion_ready']],
    ['champion_left', ['signal_overdue', 'champion_gone', 'single_threaded']],
    ['silent', ['single_threaded']],
    ['conflicting_sources', []],
    ['prospect_intent', []],
  ] as const)('%s shows its flags', (key, flags) => {
    expect(of(crm, key).flags.map(({ id }) => id)).toEqual(flags);
  });

  it('a customer whose use nobody measures has no adoption, and less confidence', () => {
    const { health, usage } = of(crm, 'no_usage');
    expect(usage.map(({ level }) => level)).toEqual([null, null]);
    expect(health?.components.find(({ id }) => id === 'adoption')).toMatchObject({ value: null, share: null });
    expect(health?.confidence).toBeLessThan(of(crm, 'growing').health?.confidence ?? 0);
  });

  it('the third journey: use below its level for nine days, and a renewal that finance does not know of', () => {
    const { usage, renewal, position } = of(crm, 'churn_risk');
    expect(usage[0]).toMatchObject({ zone: 'churn', held: false });
    expect(Math.floor((Date.parse(INSTANT) - Date.parse(usage[0]?.since ?? '')) / 86_400_000)).toBe(9);
    expect(usage[0]?.series.length).toBeGreaterThan(20);
    expect(renewal?.functions.filter(({ state }) => state !== 'engaged').map(({ id }) => id)).toEqual(['finance']);
    expect(position.owner?.user?.name).toBe('Greta Solheim');
  });

  it('the same journey needs no feed: the fall of use is routed from the CRM alone, and nobody has acted', () => {
    const own = (type: string) => of(crm, 'churn_risk').signals.list.find((signal) => signal.type === type);
    expect(own('product.usage_fell_from_average')).toMatchObject({
      status: 'overdue',
      route: { id: 'churn-risk-to-csm', to: { user: { name: 'Greta Solheim' } } },
    });
    expect(own('customer.renewal_due')).toMatchObject({ status: 'acted', route: { id: 'renewal-to-csm' } });
  });

  it('names no owner who has left', () => {
    expect(of(crm, 'silent').position.owner).toMatchObject({ user: null, unresolved: 'inactive' });
  });
});

it('both CRMs say the same of one customer', () => {
  // HubSpot dates a leaving by the mail that bounced on it, Salesforce by the day itself.
  for (const [key] of DEMO_ACCOUNTS.filter(([one]) => one !== 'champion_left')) {
    const [one, other] = CRMS.map((crm) => of(crm, key));
    expect(one?.health?.score ?? null, key).toBe(other?.health?.score ?? null);
    expect(one?.headline, key).toBe(other?.headline);
    expect(plainSignals(one), key).toEqual(plainSignals(other));
  }
});

it('a form that somebody filled in is told by HubSpot, and who acted on it', () => {
  const asked = of('hubspot', 'prospect_pricing').signals.list.find(({ type }) => type === 'buyer.asked_to_talk');
  expect(asked).toMatchObject({ tier: 'high', status: 'acted', person: { name: 'Eva Schönfelder' } });
  expect(asked?.path.latency).toBeGreaterThan(0);
});
