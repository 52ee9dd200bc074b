import { describe, expect, test } from 'vitest';
import { heldLabels } from '../../../lib/crm/held-labels.ts';
import { known } from '../../../lib/record/fact.ts';
import { valueLabelIn } from '../../../lib/record/value-labels.ts';

const LABELS = { 'properties.regions': { emea: 'Europe', 'north america': 'North America' } };
const said = (value: string | number | null) => valueLabelIn(LABELS, 'properties.regions', value);

describe('the label of a value', () => {
  test('is that of each of several, and the value itself of one that has none', () => {
    expect(said('emea')).toBe('Europe');
    expect(said('emea; north america;apac')).toBe('Europe; North America; apac');
  });

  test('is none where the CRM has no other words for it', () => {
    expect([said('apac'), said(7), said(null), said('constructor')]).toEqual([null, null, null, null]);
    expect(valueLabelIn(LABELS, 'constructor', 'name')).toBeNull();
    expect(valueLabelIn(undefined, 'properties.regions', 'emea')).toBeNull();
  });

  test('is kept with a record only for what it holds, and where it is not the value again', () => {
    const options = { emea: 'Europe', apac: 'apac', latam: 'Latin America' };
    const choice = { field: 'properties.regions', fact: known('emea;apac'), options };
    expect(heldLabels([choice], [])).toEqual({ 'properties.regions': { emea: 'Europe' } });
    expect(heldLabels([{ ...choice, fact: known('apac') }], [])).toBeUndefined();
  });
});
