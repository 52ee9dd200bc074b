import { heading, run } from './setup/run.mjs';

/**
 * Measures how judging signals grows; then builds the extension and measures what it costs the page. The first argument says
 * how many loads each figure rests on, the second which CRM's pages alone are measured: `hubspot` or `salesforce`.
 */

const [loads = '9', crm] = process.argv.slice(2);
if (!(Number(loads) >= 1) || ![undefined, 'hubspot', 'salesforce'].includes(crm)) {
  console.error(
    'The loads of a figure are a number, and the CRM is hubspot or salesforce: npm run bench -- 20 salesforce',
  );
  process.exit(2);
}

heading('What judging signals takes');
const judged = await run('node', ['test/bench/signals.ts']);

heading('Build for Chromium');
const built = await run('wxt', ['build']);
heading('What the extension costs the page');
const measured = built && (await run('node', ['test/bench/bench.ts', loads, ...(crm ? [crm] : [])]));
process.exitCode = judged && measured ? 0 : 1;
