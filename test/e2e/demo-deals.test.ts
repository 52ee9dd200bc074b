import { beforeAll, expect, it } from 'vitest';
import type { Assessment } from '../../lib/assess/schema/assessment.ts';
import { DEMO, type DemoDeal } from '../crm/world/demo.ts';
import { axeViolations } from './harness/axe.ts';
import { connectTo, verdictOn } from './harness/connect.ts';
import { type CrmTab, openTab } from './harness/crm-tab.ts';
import { CRMS, HUBSPOT, SALESFORCE, type TestCrm } from './harness/crms.ts';
import { unexplained, unsharedGaps } from './harness/lacks.ts';
import type { Panel } from './harness/panel.ts';
import { inBothBrowsers, KEEPING_TABS } from './harness/suite.ts';
import { until } from './harness/until.ts';
import { flagName } from './harness/words.ts';

/** Hundreds of deals of the past are read behind everything else. */
const SAMPLED_WITHIN_MS = 60_000;

inBothBrowsers((stage) => {
  /** One on each CRM, which goes from deal to deal as people do. */
  const tabs = new Map<TestCrm, CrmTab>();

  beforeAll(async () => {
    for (const crm of CRMS) {
      await connectTo(stage.browser, crm);
      // What is usual in the organisation is sampled behind the first reading; both must have it before they are compared.
      const tab = await openTab(stage.browser, crm.demoPath('stuck'), crm.host);
      tabs.set(crm, tab);
      const panel = await tab.panel();
      await until(
        `what is usual on ${crm.id}`,
        async () => {
          const { assessment } = await panel.view();
          return assessment?.pace.benchmark?.source === 'org';
        },
        SAMPLED_WITHIN_MS,
      );
    }
  });

  const told = async (crm: TestCrm, deal: DemoDeal): Promise<Assessment> => {
    const tab = tabs.get(crm);
    if (!tab) throw new Error(`there is no tab on ${crm.name}`);
    await tab.page.bringToFront();
    await tab.navigate(crm.dealPath(deal.id));
    const panel = await tab.panel();
    const assessment = await panel.judged(crm.dealId(deal.id));
    await expectShown(panel, assessment, deal);
    return assessment;
  };

  it.each(Object.values(DEMO))('$name: $shows, the same in both CRMs', async (deal) => {
    const refs = [(await told(HUBSPOT, deal)).ref, (await told(SALESFORCE, deal)).ref] as const;
    // Both at one moment, for a verdict goes by the days that have passed.
    const [hubSpot, salesforce] = await Promise.all(refs.map((ref) => verdictOn(stage.browser, ref)));
    if (!hubSpot || !salesforce) throw new Error('the deal was read, and is not judged');

    expect(verdict(salesforce)).toEqual(verdict(hubSpot));
    expect(unexplained({ hubSpot, salesforce }, stage.crm.world)).toEqual([]);
    expect(unsharedGaps({ hubSpot, salesforce })).toEqual([]);
  });
}, KEEPING_TABS);

/** What the deal is there to show, as the panel shows it; usable by everybody. */
async function expectShown(panel: Panel, assessment: Assessment, { name, expect: expected }: DemoDeal) {
  expect(assessment.subject.name).toBe(name);
  expect(assessment.position.stage).toBe(expected.stage);
  expect(expected.bands).toContain(assessment.health.band);
  const flags = (await panel.flags()).join('\n');
  for (const flag of expected.flags) expect(flags).toContain(flagName(flag));
  for (const flag of expected.without) expect(flags).not.toContain(flagName(flag));
  const { score } = assessment.health;
  expect(await panel.health()).toBe(score === null ? null : Math.round(score));
  if (expected.coverage) {
    const { engaged, required } = expected.coverage;
    const group = (await panel.region('Buying group')) ?? '';
    expect(group).toMatch(new RegExp(`\\b${engaged} of ${required} functions? engaged`));
  }
  await expectClaims(panel, assessment);
  expect(await axeViolations(panel.frame)).toEqual([]);
}

/** Where systems say different things, the panel says what each of them says, and which is believed. */
async function expectClaims(panel: Panel, { sources }: Assessment) {
  const text = await panel.text();
  for (const { claims, winner } of sources.filter(({ state }) => state === 'decided')) {
    for (const { label, value, source } of claims)
      expect(text).toContain(source === winner ? `${value} by ${label}` : `${label}: ${value}`);
  }
}

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
