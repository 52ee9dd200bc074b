import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { ensureBrowser } from './setup/ensure-browser.mjs';
import { ensurePackages } from './setup/packages.mjs';
import { heading, ROOT, run } from './setup/run.mjs';

/** Runs every check, those after a failed one too, and ends with what failed, and how many passed and failed. */

const tally = { passed: 0, failures: [] };

function count(passed, failures) {
  tally.passed += passed;
  tally.failures.push(...failures);
}

/** A check that passes or fails as a whole. */
async function check(name, command, args) {
  heading(name);
  const ok = await run(command, args);
  count(ok ? 1 : 0, ok ? [] : [name]);
  return ok;
}

/** The failed tests of a report, each with its file, its name and what it said; a file that could not be run as one. */
function failuresOf({ testResults = [] }) {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(ROOT, name);
    const failed = assertionResults.filter((test) => test.status === 'failed');
    if (status === 'failed' && failed.length === 0) return [`${file}\n${message}`];
    return failed.map((test) => `${file} › ${test.fullName}\n${test.failureMessages.join('\n')}`);
  });
}

/** A suite, each of whose tests counts; one that fails without a failed test counts as one. */
async function suite(name, project, env) {
  heading(name);
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-'));
  const report = join(folder, 'report.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const ok = await run('vitest', ['run', '--project', project, ...reporters], env);
  const text = await readFile(report, 'utf8').catch(() => '{}');
  await rm(folder, { recursive: true });
  const result = JSON.parse(text);
  const failures = failuresOf(result);
  count(result.numPassedTests ?? 0, ok || failures.length > 0 ? failures : [name]);
}

async function browsers() {
  heading('Browsers');
  const CHROMIUM_PATH = await ensureBrowser('chromium');
  const FIREFOX_PATH = await ensureBrowser('firefox');
  console.log(`Chromium: ${CHROMIUM_PATH}\nFirefox: ${FIREFOX_PATH}`);
  return { CHROMIUM_PATH, FIREFOX_PATH };
}

try {
  await ensurePackages();
  await check('Lint, format and the import rules of the rooms', 'biome', ['check', '.']);
  await check('Types', 'npm', ['run', '--silent', 'types']);
  await suite('Unit tests', 'unit', {});
  const builtForChromium = await check('Build for Chromium', 'wxt', ['build']);
  const builtForFirefox = await check('Build for Firefox', 'wxt', ['build', '-b', 'firefox']);
  if (builtForChromium && builtForFirefox) {
    const env = await browsers();
    await suite('Content code in a bare page', 'page', env);
    await suite('The extension in both browsers', 'e2e', env);
  } else {
    console.log('\nWithout both builds nothing was tested in a browser.');
  }
} catch (error) {
  count(0, [error.message]);
}

if (tally.failures.length > 0) {
  heading('What failed');
  console.log(tally.failures.join('\n\n'));
}
console.log(`\n${tally.passed} passed, ${tally.failures.length} failed`);
process.exitCode = tally.failures.length === 0 ? 0 : 1;
