import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const OUTPUT = process.env.PLUMBLINE_OUTPUT ?? '.output';

const BUILDS = ['chrome-mv3', 'firefox-mv3'].flatMap((build) => ['hubspot', 'salesforce'].map((crm) => [build, crm]));

it.each(BUILDS)(
  'the content script of %s for %s is at most 12,288 bytes and does not announce itself',
  (build, crm) => {
    const code = readFileSync(`${OUTPUT}/${build}/content-scripts/${crm}.js`);
    expect(code.byteLength).toBeLessThanOrEqual(12_288);
    // WXT's own content script context tells the page that an extension has come; ours takes its place in the bundle.
    expect(code.toString()).not.toContain('content-script-started');
  },
);
