import { beforeAll, expect, it } from 'vitest';
import type { Assessment } from '../../lib/assess/schema/assessment.ts';
import { DEMO } from '../crm/world/demo.ts';
import { connectTo } from './harness/connect.ts';
import { openTab } from './harness/crm-tab.ts';
import { HUBSPOT, SALESFORCE, type TestCrm } from './harness/crms.ts';
import { unexplained, unsharedGaps } from './harness/lacks.ts';
import { inBothBrowsers } from './harness/suite.ts';
import { until } from './harness/until.ts';

inBothBrowsers((stage) => {
  beforeAll(async () => {
    await connectTo(stage.browser, HUBSPOT);
    await connectTo(stage.browser, SALESFORCE);
    // What is usual in the organisation is sampled behind the first reading; both must have it before they are compared.
    for (const crm of [HUBSPOT, SALESFORCE]) {
      const tab = await openTab(stage.browser, crm.demoPath('stuck'), crm.host);
      const panel = await tab.panel();
      await until(`what is usual on ${crm.id}`, async () => {
        const { assessment } = await panel.view();
        return assessment?.pace.benchmark?.source === 'org';
      });
    }
  });

  const assessed = async (crm: TestCrm, id: string): Promise<Assessment> => {
    const tab = await openTab(stage.browser, crm.dealPath(id), crm.host);
    return (await tab.panel()).judged(crm.dealId(id));
  };

  it.each(Object.values(DEMO))('$name has the same verdict in both CRMs', async ({ id }) => {
    const hubSpot = await assessed(HUBSPOT, id);
    const salesforce = await assessed(SALESFORCE, id);

    expect(verdict(salesforce)).toEqual(verdict(hubSpot));
    expect(unexplained({ hubSpot, salesforce }, stage.crm.world)).toEqual([]);
    expect(unsharedGaps({ hubSpot, salesforce })).toEqual([]);
  });
});

/** What a person acts on. */
function verdict({ position, health, group, gate, flags }: Assessment) {
  return {
    stage: position.stage,
    band: health.band,
    score: health.score === null ? null : Math.round(health.score),
    engaged: group.engaged,
    required: group.required,
    coverage: group.coverage,
    exit: gate.exit.map(({ id, state }) => ({ id, state })),
    flags: flags.map(({ id }) => id),
  };
}
