import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { connectedOffice, deal } from './office.ts';

test('the audit counts every deal that was read, and nothing of an organisation that was disconnected', async () => {
  const office = await connectedOffice();
  const A = deal('101');
  await office.visit(1, A);
  await office.visit(2, deal('102'));
  const audit = await office.options.audit({});
  expect(audit.records).toMatchObject({ deals: 2, open: 2, organisations: 1 });
  expect(audit.blueprint.name).toBe((await office.options.blueprint({})).name);

  await office.options.disconnect({ org: { crm: A.crm, org: A.org } });
  expect((await office.options.audit({})).records.deals).toBe(0);
});
