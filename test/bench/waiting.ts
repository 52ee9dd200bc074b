import type { Page } from 'puppeteer-core';
import { RECORD_HEADER } from '../../lib/crm/hubspot/dom.ts';
import { startCrm } from '../crm/server.ts';
import { HUBSPOT } from '../e2e/harness/crms.ts';
import { launch } from './browsers.ts';
import { contentScripts, mutate, settled } from './page-costs.ts';
import { head, milliseconds, row } from './table.ts';
import { CATEGORIES, piecesOf, total } from './trace.ts';

/**
 * Ways for a content script to learn of a header that comes late: what each costs while the page changes 5,000 nodes and
 * none comes, and whether it tells of one before it is painted.
 */

const RUNS = Number(process.argv[2] ?? 5);

/** Each way calls `find()`, which says whether the header is there, and `found()`. */
const WAYS: Readonly<Record<string, string>> = {
  'mutations, the page looked over once before the paint (in use)': `
    const observer = new MutationObserver(() => { observer.disconnect(); requestAnimationFrame(look); });
    const look = () => find() ? found() : observer.observe(document, { childList: true, subtree: true });
    look();`,
  'mutations, every node that comes looked at': `
    new MutationObserver((records) => {
      for (const { addedNodes } of records)
        for (const node of addedNodes)
          if (node.nodeType === 1 && (node.matches(ANY) || node.querySelector(ANY))) found();
    }).observe(document, { childList: true, subtree: true });`,
  'the page looked over before every paint': `
    const look = () => find() ? found() : requestAnimationFrame(look);
    look();`,
  'the page looked over every 250 ms': `
    setInterval(() => { if (find()) found(); }, 250);`,
  'an animation that the header starts': `
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('@keyframes here { } :is(' + ANY + ') { animation: here 1ms }');
    document.adoptedStyleSheets.push(sheet);
    document.addEventListener('animationstart', found, true);`,
};

function scriptOf(way: string): string {
  return `
    const ANCHORS = ${JSON.stringify(RECORD_HEADER)};
    const ANY = ANCHORS.join();
    const find = () => ANCHORS.some((anchor) => document.querySelector(anchor));
    const found = () => { document.documentElement.dataset.found = ''; };
    ${way}`;
}

/** Whether a header that comes has been told of by the time it is painted. */
function isInTime(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const header = document.createElement('section');
    header.dataset.testId = 'record-highlight-content';
    document.body.append(header);
    await new Promise(requestAnimationFrame);
    // A task after the callbacks of the frame: by then it is painted.
    await new Promise((resolve) => setTimeout(resolve));
    return 'found' in document.documentElement.dataset;
  });
}

const standIn = await startCrm({ seed: 7, instant: new Date().toISOString() });
const url = `https://${HUBSPOT.host}${HUBSPOT.demoPath('single_threaded')}?links=800&anchor=none`;
head('Way', '5,000 foreign mutations, no header', 'in time for the paint');
for (const [name, way] of Object.entries(WAYS)) {
  const { browser, origin, close } = await launch(standIn.port, { script: scriptOf(way) });
  const costs = [];
  let inTime = 0;
  for (let run = 0; run < RUNS; run += 1) {
    const page = await browser.newPage();
    await page.goto(url);
    await settled(page);
    await page.tracing.start({ categories: CATEGORIES });
    await mutate(page);
    costs.push(total(piecesOf((await page.tracing.stop()) ?? new Uint8Array(), contentScripts(origin))));
    if (await isInTime(page)) inTime += 1;
    await page.close();
  }
  await close();
  row(name, milliseconds(costs), `${inTime} of ${RUNS}`);
}
await standIn.close();
