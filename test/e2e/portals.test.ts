import { beforeAll, expect, it } from 'vitest';
import { TOKENS } from '../crm/hubspot/api/tokens.ts';
import { DEMO } from '../crm/world/demo.ts';
import { connect, disconnect } from './harness/connect.ts';
import { openTab } from './harness/crm-tab.ts';
import { demoPath } from './harness/paths.ts';
import { inBothBrowsers } from './harness/suite.ts';

inBothBrowsers((stage) => {
  beforeAll(async () => {
    await connect(stage.browser, TOKENS.demo);
    await connect(stage.browser, TOKENS.second);
  });

  it('keeps two portals in two tabs apart, each read with its own key from its own data centre', async () => {
    const other = stage.crm.portals.second.world.deals.find((deal) => deal.closedAt === null);
    if (!other) throw new Error('the second portal has no open deal');
    const otherTab = await openTab(stage.browser, `/contacts/4711002/record/0-3/${other.id}`, 'app-eu1.hubspot.com');
    const tab = await openTab(stage.browser, demoPath('single_threaded'));
    const demo = await (await tab.panel()).judged(DEMO.single_threaded.id);
    await otherTab.page.bringToFront();
    const second = await (await otherTab.panel()).judged(other.id);

    expect(demo.subject.name).toBe(DEMO.single_threaded.name);
    expect(second.subject.name).toBe(other.name);
    expect(second.ref.org).toBe('4711002');

    await disconnect(stage.browser, '4711002');
    await tab.page.bringToFront();
    await tab.load(demoPath('single_threaded'));
    await (await tab.panel()).judged(DEMO.single_threaded.id);
  });
});
