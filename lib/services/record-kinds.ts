import { askedOfAccount, askedOfDeal } from '../blueprint/asked.ts';
import type { Blueprint } from '../blueprint/blueprint.ts';
import type { CrmId, RecordKind as KindName } from '../record/ref.ts';
import type { Cache } from '../store/cache.ts';
import type { Court } from './judging.ts';
import { NO_VERDICT, type RecordKind, recordKind } from './record-kind.ts';
import { createReader, type ReaderGround } from './record-reader.ts';

/** How records of each kind are handled. */
export type RecordKinds = Readonly<Record<KindName, RecordKind>>;

/** Deals, accounts and contacts, over the cache, the CRMs and the blueprint in force. */
export function createKinds(
  options: ReaderGround & { cache: Cache; blueprint: () => Promise<Blueprint>; judging: () => Promise<Court> },
): RecordKinds {
  const { cache, blueprint, judging } = options;
  const asked = (ask: (blueprint: Blueprint, crm: CrmId) => Blueprint['properties']) => async (crm: CrmId) =>
    ask(await blueprint(), crm);

  return {
    deal: recordKind({
      records: cache.deals,
      read: createReader(options, {
        properties: asked(askedOfDeal),
        read: (crm, connection, ref, how) => crm.readDeal(connection, ref, how),
      }),
      judge: async (snapshot) => ({ ...NO_VERDICT, assessment: await (await judging()).judge(snapshot) }),
    }),
    account: recordKind({
      records: cache.accounts,
      read: createReader(options, {
        properties: asked(askedOfAccount),
        read: (crm, connection, ref, how) => crm.readAccount(connection, ref, how),
      }),
      judge: async (snapshot) => ({ ...NO_VERDICT, account: await (await judging()).judgeAccount(snapshot) }),
    }),
    contact: recordKind({
      records: cache.contacts,
      read: createReader(options, {
        properties: async () => ({ deal: [], account: [] }),
        read: (crm, connection, ref, how) => crm.readContact(connection, ref, how),
      }),
      judge: async (snapshot) => ({ ...NO_VERDICT, contact: await (await judging()).judgeContact(snapshot) }),
    }),
  };
}
