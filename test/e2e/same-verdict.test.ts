import { beforeAll, expect, it } from 'vitest';
import type { Assessment } from '../../lib/assess/schema/assessment.ts';
import { stageName } from '../crm/salesforce/stages.ts';
import { DEMO } from '../crm/world/demo.ts';
import { type Difference, differences } from './harness/compare.ts';
import { connectTo } from './harness/connect.ts';
import { openTab } from './harness/crm-tab.ts';
import { HUBSPOT, SALESFORCE, type TestCrm } from './harness/crms.ts';
import { inBothBrowsers } from './harness/suite.ts';
import { until } from './harness/until.ts';

const CALL_ENDS_WITHIN_MS = 10 * 60_000;
const FEW_DAYS = 2;

/** Every way in which the same deal may be told otherwise by Salesforce (`other`) than by HubSpot (`one`), and why. */
const LACKS: Record<string, (difference: Difference, stages: Map<string, string>) => boolean> = {
  'stages have names of their own, and an id is a name in Salesforce': ({ path, one, other }, stages) =>
    /(crmStage|entered\.(id|label)|changed\.params\.from|evidence\[\]\.(id|label))$/.test(path) &&
    stages.has(String(one)) &&
    stages.get(String(one)) === other,
  'a stage that the blueprint knows by its HubSpot id only is placed by its probability': ({ path, one, other }) =>
    path === 'position.mappedBy' && one === 'blueprint' && other === 'probability',
  'roles have names and a place in the blueprint of their own': ({ path }) =>
    /^group\.people\[\]\.(roleName|basis|line\.(path|line))$/.test(path),
  'HubSpot dates neither labels nor buying roles, Salesforce every contact role': ({ path, one, other }) =>
    (path === 'group.undated' && other === 0) ||
    /^health\.trend\[\]\.score$/.test(path) ||
    (/evidence\[\]\.at$/.test(path) && (one === null || other !== null)),
  'Salesforce has no outcome of a meeting': ({ path, one, other }) =>
    /\.value$/.test(path) && one === 'meeting: held' && other === 'meeting: unrecorded',
  'Salesforce knows when a call was logged, not when it began': ({ path, one, other }) =>
    /\.at$/.test(path) && Math.abs(Date.parse(String(other)) - Date.parse(String(one))) <= CALL_ENDS_WITHIN_MS,
  'two conversations that calls bring to another order': ({ path }) =>
    /^health\.components\[\]\.evidence\[\]\.(id|label|value)$/.test(path),
  'a checkbox is never empty in Salesforce': ({ path, one, other }) =>
    /evidence\[\]\.value$/.test(path) && one === null && other === false,
  'HubSpot puts the close date to the moment of closing, Salesforce keeps the day that was entered': ({
    path,
    one,
    other,
  }) =>
    path === 'subject.closeDate.value' &&
    Math.abs(Date.parse(String(other)) - Date.parse(String(one))) <= FEW_DAYS * 86_400_000,
  'gaps, which are compared by themselves': ({ path }) => path.startsWith('gaps['),
};

/** What the demo organisation in Salesforce is without, as the assessment says itself. */
const MORE_GAPS = ['participants: not_configured'];

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
    const reasons = Object.values(LACKS);
    const stages = new Map(
      stage.crm.world.pipelines.flatMap((pipeline) =>
        pipeline.stages.flatMap((each) => [
          [each.id, stageName(each)] as const,
          [each.label, stageName(each)] as const,
        ]),
      ),
    );
    const unexplained = differences(hubSpot, salesforce).filter(
      (each) => !reasons.some((explains) => explains(each, stages)),
    );
    expect(unexplained).toEqual([]);
    const gaps = [...gapsOf(hubSpot), ...MORE_GAPS];
    for (const gap of gapsOf(salesforce)) expect(gaps).toContain(gap);
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

function gapsOf({ gaps }: Assessment): string[] {
  return gaps.map(({ about, why }) => `${about.replace(/^people\..*/, 'people')}: ${why}`);
}
