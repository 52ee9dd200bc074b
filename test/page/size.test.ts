import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const OUTPUT = process.env.PLUMBLINE_OUTPUT ?? '.output';

it.each(['chrome-mv3', 'firefox-mv3'])(
  'the bootstrap of %s is at most 12,288 bytes and does not announce itself',
  (build) => {
    const code = readFileSync(`${OUTPUT}/${build}/content-scripts/crm.js`);
    expect(code.byteLength).toBeLessThanOrEqual(12_288);
    // WXT's own content script context tells the page that an extension has come; ours takes its place in the bundle.
    expect(code.toString()).not.toContain('content-script-started');
  },
);
