import { heading, run } from './setup/run.mjs';

/**
 * Measures how judging signals grows; then builds the extension and measures what it costs the page. The first argument says
 * how many loads each figure rests on, the second which CRM's pages alone are measured: `hubspot` or `salesforce`.
 */

heading('What judging signals takes');
const judged = await run('node', ['test/bench/signals.ts']);

heading('Build for Chromium');
const built = await run('wxt', ['build']);
heading('What the extension costs the page');
const measured = built && (await run('node', ['test/bench/bench.ts', ...process.argv.slice(2)]));
process.exitCode = judged && measured ? 0 : 1;
