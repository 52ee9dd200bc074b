import { z } from 'zod';
import { Scalar } from '../../record/fact.ts';

/** One record of an answer: fields, parents and child lists under the names that the query gave them. */
export const Row = z.record(z.string(), z.unknown());
export type Row = z.infer<typeof Row>;

/** One page of a query, or of a child list inside a record. */
export const QueryPage = z.object({
  totalSize: z.int().min(0),
  done: z.boolean(),
  nextRecordsUrl: z.string().startsWith('/services/data/').optional(),
  records: z.array(Row),
});
export type QueryPage = z.infer<typeof QueryPage>;

/** Errors as everything but OAuth answers them; what is written and saved spells the code otherwise. */
export const ErrorItems = z.array(z.object({ errorCode: z.string(), message: z.string().catch('') })).min(1);
export type ErrorItems = z.infer<typeof ErrorItems>;

/** The answer of a composite request: 200 as a whole, each part with a status of its own. */
export const CompositeAnswer = z.object({
  compositeResponse: z.array(
    z.object({
      referenceId: z.string(),
      httpStatusCode: z.int(),
      httpHeaders: z.record(z.string(), z.string()).catch({}),
      body: z.unknown(),
    }),
  ),
});

/** As much of an object's description as reading it takes. */
export const DescribeAnswer = z.object({
  fields: z.array(
    z.object({
      name: z.string(),
      type: z.string(),
      label: z.string().nullish(),
      picklistValues: z.array(z.object({ value: z.string(), label: z.string().nullish() })).catch([]),
    }),
  ),
  childRelationships: z.array(z.object({ relationshipName: z.string().nullable() })).catch([]),
});

/** The values of an object's picklists, in its description. */
export const PicklistsAnswer = z.object({
  fields: z.array(
    z.object({
      name: z.string(),
      picklistValues: z.array(z.object({ value: z.string(), active: z.boolean() })).catch([]),
    }),
  ),
});

/** The organisation's own facts as the Connect API tells them; the currency where there is only one. */
export const ConnectOrganization = z.object({
  features: z.object({ defaultCurrencyIsoCode: z.string().length(3) }),
});

/** The versions of the API that an organisation offers, as `66.0`. */
export const Versions = z.array(z.object({ version: z.string().regex(/^\d+\.\d+$/) })).min(1);

export const Resources = z.object({ identity: z.url() });

/** The values of a picklist for one record type, in its order. */
export const PicklistValues = z.object({ values: z.array(z.object({ value: z.string() })) });

/** The value under a path such as `Account.Name`; undefined where the answer does not hold it, or a parent is null. */
export function valueAt(row: Row, path: string): Scalar | undefined {
  let at: unknown = row;
  for (const name of path.split('.')) {
    const parent = Row.safeParse(at);
    if (!parent.success) return undefined;
    at = parent.data[name];
  }
  return Scalar.safeParse(at).data;
}

/** The child list of a record under a relationship's name; empty where the record has none. */
export function childrenAt(row: Row, relationship: string): QueryPage {
  const page = QueryPage.safeParse(row[relationship]);
  return page.success ? page.data : { totalSize: 0, done: true, records: [] };
}
