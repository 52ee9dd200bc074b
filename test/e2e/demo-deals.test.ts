import { beforeAll, describe, expect, it } from 'vitest';
import { DEMO } from '../crm/world/demo.ts';
import { axeViolations } from './harness/axe.ts';
import { connectTo } from './harness/connect.ts';
import { openTab } from './harness/crm-tab.ts';
import { inEveryCrm } from './harness/suite.ts';
import { flagName } from './harness/words.ts';

inEveryCrm((stage, crm) => {
  describe('the demo deals', () => {
    beforeAll(() => connectTo(stage.browser, crm));

    it.each(Object.values(DEMO))('$name: $shows', async ({ id, name, expect: expected }) => {
      const tab = await openTab(stage.browser, crm.dealPath(id), crm.host);
      const panel = await tab.panel();
      const assessment = await panel.judged(crm.dealId(id));

      expect(assessment.subject.name).toBe(name);
      expect(assessment.position.stage).toBe(expected.stage);
      expect(expected.bands).toContain(assessment.health.band);

      const flags = (await panel.flags()).join('\n');
      for (const flag of expected.flags) expect(flags).toContain(flagName(flag));
      for (const flag of expected.without) expect(flags).not.toContain(flagName(flag));
      const { score } = assessment.health;
      expect(await panel.health()).toBe(score === null ? null : Math.round(score));
      const group = (await panel.region('Buying group')) ?? '';
      if (expected.coverage) {
        const { engaged, required } = expected.coverage;
        expect(group).toMatch(new RegExp(`\\b${engaged} of ${required} functions? engaged`));
      }
      expect(await axeViolations(panel.frame)).toEqual([]);
    });
  });
});
