import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { AccountAssessment } from '../lib/assess/schema/account.ts';
import type { Assessment } from '../lib/assess/schema/assessment.ts';
import { FEEDS, shared } from '../test/crm/feed/feed.ts';
import { startCrm } from '../test/crm/server.ts';
import { DEMO, type DemoDeal } from '../test/crm/world/demo.ts';
import { DEMO_ACCOUNTS, type DemoAccount } from '../test/crm/world/demo-accounts.ts';
import type { TestBrowser } from '../test/e2e/harness/browser.ts';
import { addFeed, connectTo } from '../test/e2e/harness/connect.ts';
import { type CrmTab, openTab } from '../test/e2e/harness/crm-tab.ts';
import { CRMS, HUBSPOT, type TestCrm } from '../test/e2e/harness/crms.ts';
import { launch } from '../test/e2e/harness/launch.ts';
import type { Panel } from '../test/e2e/harness/panel.ts';
import { until } from '../test/e2e/harness/until.ts';
import { flagName } from '../test/e2e/harness/words.ts';

/**
 * The extension on the demo deals and accounts of a stand-in HubSpot and on the same ones in a stand-in Salesforce: with
 * `--window` in a browser window, until that is closed; else headless, record by record, with each verdict printed and
 * pictures of strip and panel in `.output/demo/`, in light and, in a second round, in dark.
 */

const PICTURES = join('.output', 'demo');
const SEED = 7;
/** Read without asking anybody for the host: nobody could answer in a browser without a window. */
const FEED = shared(FEEDS.byDomain);
const WINDOW = { width: 1440, height: 900 };

type Scheme = 'light' | 'dark';

const crm = await startCrm({ seed: SEED, instant: new Date().toISOString() });
try {
  if (process.argv.includes('--window')) await inBrowser({ headless: false }, show);
  else {
    await rm(PICTURES, { recursive: true, force: true });
    for (const scheme of ['light', 'dark'] as const) {
      await inBrowser({ scheme }, async (browser) => {
        for (const each of CRMS) await walk(browser, each, scheme);
      });
    }
    console.log(`\nPictures of strip and panel, light and dark: ${PICTURES}`);
  }
} finally {
  await crm.close();
}

/** Does something in a browser whose extension is connected to the demo organisation of every CRM and reads a feed. */
async function inBrowser(
  options: { headless?: boolean; scheme?: Scheme },
  work: (browser: TestBrowser) => Promise<void>,
): Promise<void> {
  const browser = await launch('chromium', crm.port, options);
  try {
    for (const each of CRMS) await connectTo(browser, each);
    await addFeed(browser, FEED);
    await work(browser);
  } finally {
    await browser.close();
  }
}

/** Opens a demo deal and waits until the user has closed the browser. */
async function show(on: TestBrowser): Promise<void> {
  await (await on.quietPage()).close();
  const tab = await openTab(on, HUBSPOT.demoPath('structurally_weak'), HUBSPOT.host);
  await tab.panel();
  console.log(
    '\nThe extension runs on a deal of a stand-in HubSpot, connected to its demo account and to the same deals in a',
  );
  console.log('stand-in Salesforce. More deals, in both:\n');
  for (const { id, name, shows } of Object.values(DEMO)) {
    console.log(`  ${name}: ${shows}`);
    for (const { host, dealPath } of CRMS) console.log(`    https://${host}${dealPath(id)}`);
  }
  console.log(`\nSignals come from a stand-in feed of ${new URL(FEED).host}; the options list what it told of:`);
  console.log(`    ${on.extensionOrigin}/options.html#feeds`);
  console.log(`\nThe blueprint that judges them: ${on.extensionOrigin}/blueprint.html`);
  console.log('\nCustomers and prospects, as companies in one and accounts in the other:\n');
  for (const [, { id, name, shows }] of DEMO_ACCOUNTS) {
    console.log(`  ${name}: ${shows}`);
    for (const { host, accountPath } of CRMS) console.log(`    https://${host}${accountPath(id)}`);
  }
  console.log('\nClose the browser, or press Ctrl-C, to end.');
  const interrupted = new Promise((resolve) => process.once('SIGINT', resolve));
  await Promise.race([on.closed(), interrupted]);
}

/** Goes from record to record in one tab, as people do: the deals, then the accounts. */
async function walk(on: TestBrowser, each: TestCrm, scheme: Scheme): Promise<void> {
  const { id, host, demoPath, dealPath, dealId, accountPath, accountId } = each;
  const folder = join(PICTURES, id);
  await mkdir(folder, { recursive: true });
  console.log(`\n--- ${id}, ${scheme} ---`);
  const tab = await openTab(on, demoPath('healthy'), host);
  await tab.settled();
  await tab.page.setViewport(WINDOW);

  async function visit(path: string, name: string, judge: (panel: Panel) => Promise<string>): Promise<void> {
    await tab.navigate(path);
    const panel = await tab.panel();
    const words = await judge(panel);
    if (scheme === 'light') console.log(`\n${words}`);
    await tab.settled();
    await takePictures(tab, panel, `${join(folder, name)}-${scheme}`);
  }

  for (const [key, deal] of Object.entries(DEMO)) {
    const judge = async (panel: Panel) => dealWords(deal, await panel.judged(dealId(deal.id)));
    await visit(dealPath(deal.id), key, judge);
  }
  for (const [key, account] of DEMO_ACCOUNTS) {
    const judge = async (panel: Panel) => accountWords(account, await panel.judgedAccount(accountId(account.id)));
    await visit(accountPath(account.id), `account-${key}`, judge);
  }
}

function scoreWords(health: { score: number | null; band: string }): string {
  return health.score === null ? 'not enough known' : `${Math.round(health.score)} ${health.band}`;
}

function flagWords(flags: readonly { id: Parameters<typeof flagName>[0] }[]): string {
  return flags.map(({ id }) => flagName(id)).join(', ') || 'no flags';
}

function dealWords({ name, shows }: DemoDeal, { health, group, pace, gate, flags, subject }: Assessment): string {
  const usual = pace.ratio === null ? 'usual time unknown' : `${pace.ratio.toFixed(1)}× usual time`;
  const score =
    subject.outcome === 'open' || health.score === null ? scoreWords(health) : `${Math.round(health.score)} at close`;
  const standing = [subject.outcome, score, engagedWords(group), usual, gateWords(gate)].join(' · ');
  return [name, shows, standing, flagWords(flags)].join('\n  ');
}

function engagedWords({ functions, engaged, required }: Assessment['group']): string {
  const unknown = functions.filter((one) => one.required && one.mayBeEngaged).length;
  if (unknown === required) return 'engagement unknown';
  return `${engaged} of ${required} functions engaged${unknown === 0 ? '' : `, ${unknown} unknown`}`;
}

function accountWords({ name, shows }: DemoAccount, account: AccountAssessment): string {
  const { health, position, renewal, deals, flags } = account;
  const stage = position.track.find(({ id }) => id === position.stage)?.label ?? 'no customer stage';
  const score = health === null ? 'no customer health' : scoreWords(health);
  const renews = renewal?.days == null ? 'no renewal date' : `renewal in ${renewal.days} days`;
  const standing = [stage, score, renews, `open deals: ${deals.length}`].join(' · ');
  return [name, shows, standing, flagWords(flags)].join('\n  ');
}

function gateWords({ exit, met }: Assessment['gate']): string {
  return exit.length === 0 ? 'no exit criteria' : `${met} of ${exit.length} exit criteria met`;
}

/** The window as it is, and the whole panel at its full height. */
async function takePictures(tab: CrmTab, panel: Panel, name: string): Promise<void> {
  const height = await panel.frame.evaluate(() => document.documentElement.scrollHeight);
  await tab.page.screenshot({ path: `${name}.png` });
  await tab.page.setViewport({ ...WINDOW, height });
  await painted(panel, height);
  const frame = await panel.frame.frameElement();
  const clip = await frame?.boundingBox();
  if (clip) await tab.page.screenshot({ path: `${name}-panel.png`, clip, captureBeyondViewport: false });
  await tab.page.setViewport(WINDOW);
}

/** Waits until the panel, which is drawn by a process of its own, has been drawn at this height. */
async function painted(panel: Panel, height: number): Promise<void> {
  await until('the panel to be drawn', () => panel.frame.evaluate((wanted) => innerHeight === wanted, height));
  await panel.frame.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}
