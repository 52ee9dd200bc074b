import { describe, expect, it } from 'vitest';
import { assessAccount } from '../../../lib/assess/account/index.ts';
import { assess } from '../../../lib/assess/index.ts';
import { loadBlueprint } from '../../../lib/blueprint/load.ts';
import { revive } from '../../../lib/blueprint/plain.ts';
import { TEMPLATES } from '../../../lib/blueprint/templates.ts';
import type { Day } from '../../../lib/record/time.ts';
import { anAccountSnapshot } from '../../fixtures/accounts.ts';
import { healthyDeal, signalledDeal, wonDeal } from '../../fixtures/deals.ts';

const LATER: Day = '2029-01-01';

function loadedOf(text: string) {
  const loaded = loadBlueprint(text, { today: LATER });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return loaded;
}

describe.each([...TEMPLATES])('the template %s, kept as JSON and revived', (_, text) => {
  const loaded = loadedOf(text);
  const revived = revive(JSON.parse(JSON.stringify(loaded.plain())));

  it('judges records as it did when its text was read', () => {
    if (revived === null) throw new Error('not revived');
    for (const snapshot of [healthyDeal(), signalledDeal(), wonDeal()]) {
      const as = (blueprint: typeof loaded.blueprint) =>
        JSON.stringify(assess(snapshot, blueprint, null, snapshot.readAt));
      expect(as(revived.blueprint)).toBe(as(loaded.blueprint));
    }
    const account = anAccountSnapshot();
    expect(assessAccount(account, revived.blueprint, account.readAt, {})).toEqual(
      assessAccount(account, loaded.blueprint, account.readAt, {}),
    );
  });

  it('asks the CRM for the same properties and warns of the same', () => {
    expect(revived?.blueprint.properties).toEqual(loaded.blueprint.properties);
    expect(revived?.warnings).toEqual(loaded.warnings);
    expect(loaded.warnings).not.toEqual([]);
  });
});

it.each([null, {}, { value: { plumbline: 2 }, lines: {}, properties: { deal: [], account: [] }, warnings: [] }])(
  'makes no blueprint of %j',
  (plain) => {
    expect(revive(plain)).toBeNull();
  },
);
