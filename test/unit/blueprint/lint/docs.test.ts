import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ORG_RULES } from '../../../../lib/blueprint/against/index.ts';
import { RULES } from '../../../../lib/blueprint/checks/rules.ts';
import { lintDocs } from '../../../../scripts/lint-docs.ts';

const text = readFileSync(new URL('../../../../docs/lint.md', import.meta.url), 'utf8');

it('documents every rule as it is now (node scripts/lint-docs.ts)', () => {
  expect(text).toBe(lintDocs());
  for (const { id } of [...RULES, ...ORG_RULES]) expect(text).toContain(`### \`${id}\``);
});
