import { expect, it, vi } from 'vitest';
import { defaultText } from '../../fixtures/blueprint.ts';
import { diagnosticsOf } from './language-server.ts';

vi.setConfig({ testTimeout: 60_000 });

const SCHEMA = new URL('../../../docs/schemas/blueprint.schema.json', import.meta.url).href;

function lineOf(text: string, part: string): number {
  return text.slice(0, text.indexOf(part)).split('\n').length;
}

it('an editor finds nothing wrong with the default blueprint', async () => {
  expect(await diagnosticsOf(defaultText, SCHEMA)).toEqual([]);
});

it('an editor marks what is wrong with a broken one at its line, by the published schema', async () => {
  const broken = defaultText
    .replace('    tier: high\n', '    tier: urgent\n')
    .replace('  min_confidence: 0.5\n', '  min_confidence: half\n')
    .replace('    playbook: first_call\n', '    playbok: first_call\n');
  const found = await diagnosticsOf(broken, SCHEMA);
  expect(found.toSorted((a, b) => a.line - b.line)).toEqual([
    { line: lineOf(broken, 'min_confidence: half'), message: expect.stringContaining('number') },
    { line: lineOf(broken, 'tier: urgent'), message: expect.stringContaining('"high"') },
    { line: lineOf(broken, 'playbok'), message: expect.stringContaining('playbok') },
  ]);
});
