import { beforeAll, expect, it } from 'vitest';
import { DEMO } from '../crm/world/demo.ts';
import { connectTo, disconnectFrom } from './harness/connect.ts';
import { openTab } from './harness/crm-tab.ts';
import { inEveryCrm } from './harness/suite.ts';

inEveryCrm((stage, crm) => {
  const { second } = crm;
  beforeAll(async () => {
    await connectTo(stage.browser, crm);
    await connectTo(stage.browser, second);
  });

  it('keeps two organisations in two tabs apart, each read with its own key at its own place', async () => {
    const other = stage.crm.portals.second.world.deals.find((deal) => deal.closedAt === null);
    if (!other) throw new Error('the second organisation has no open deal');
    const otherTab = await openTab(stage.browser, second.dealPath(other.id), second.host);
    const tab = await openTab(stage.browser, crm.demoPath('single_threaded'), crm.host);
    const here = await (await tab.panel()).judged(crm.dealId(DEMO.single_threaded.id));
    await otherTab.page.bringToFront();
    const there = await (await otherTab.panel()).judged(second.dealId(other.id));

    expect(here.subject.name).toBe(DEMO.single_threaded.name);
    expect(there.subject.name).toBe(other.name);
    expect(there.ref.org).toBe(second.org);

    await disconnectFrom(stage.browser, { id: crm.id, org: second.org });
    await tab.page.bringToFront();
    await tab.load(crm.demoPath('single_threaded'));
    await (await tab.panel()).judged(crm.dealId(DEMO.single_threaded.id));
  });
});
