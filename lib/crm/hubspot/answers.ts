import { z } from 'zod';
import { Scalar } from '../../record/fact.ts';

/** Ids are strings in the dated API and numbers in older answers; one spelling for us. */
const Id = z.union([z.string().min(1), z.number()]).transform(String);

/** One page's end: `after` of the next page, absent on the last. */
const Paging = z.object({ next: z.object({ after: z.string() }).optional() }).optional();
export type Paging = z.infer<typeof Paging>;

const HistoryEntry = z.object({
  value: Scalar.optional(),
  timestamp: z.string(),
  sourceType: z.string().nullish(),
  updatedByUserId: z.union([z.number(), z.string()]).nullish(),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;

const InlineAssociations = z.object({
  results: z.array(z.object({ id: Id, type: z.string().optional() })),
  paging: Paging,
});

/** A CRM object: a deal, contact, company or activity. */
export const HubSpotObject = z.object({
  id: Id,
  properties: z.record(z.string(), Scalar),
  propertiesWithHistory: z.record(z.string(), z.array(HistoryEntry)).nullish(),
  associations: z.record(z.string(), InlineAssociations).nullish(),
  createdAt: z.string().nullish(),
});
export type HubSpotObject = z.infer<typeof HubSpotObject>;

/** Answer of a batch read, whole (200) or in part (207): what could not be read is simply not among the results. */
export const Batch = z.object({ results: z.array(HubSpotObject) });

export const ObjectPage = z.object({ results: z.array(HubSpotObject), paging: Paging });

export const SearchPage = z.object({ total: z.int().min(0), results: z.array(HubSpotObject), paging: Paging });

const AssociationType = z.object({ category: z.string(), typeId: z.number(), label: z.string().nullish() });

/** The records associated with one record, with all types and labels of each pair. */
export const Associations = z.object({
  results: z.array(z.object({ toObjectId: Id, associationTypes: z.array(AssociationType) })),
  paging: Paging,
});
export type Associations = z.infer<typeof Associations>;

/** Every type that a pair of records may be associated by. */
export const AssociationLabels = z.object({ results: z.array(AssociationType) });

export const AssociationBatch = z.object({
  results: z.array(
    z.object({
      from: z.object({ id: Id }),
      to: z.array(z.object({ toObjectId: Id, associationTypes: z.array(AssociationType).catch([]) })),
    }),
  ),
});

const HubSpotStage = z.object({
  id: Id,
  label: z.string(),
  displayOrder: z.int(),
  metadata: z.object({ probability: Scalar.optional(), isClosed: Scalar.optional() }).nullish(),
  archived: z.boolean().optional(),
});

export const Pipelines = z.object({
  results: z.array(z.object({ id: Id, label: z.string(), stages: z.array(HubSpotStage) })),
});
export type Pipelines = z.infer<typeof Pipelines>;

export const Owners = z.object({
  results: z.array(
    z.object({
      id: Id,
      email: z.string().nullish(),
      firstName: z.string().nullish(),
      lastName: z.string().nullish(),
      userId: z.number().nullish(),
      userIdIncludingInactive: z.number().nullish(),
      teams: z.array(z.object({ id: Id, name: z.string() })).nullish(),
    }),
  ),
  paging: Paging,
});

export const PropertyDefinitions = z.object({
  results: z.array(
    z.object({
      name: z.string(),
      type: z.string(),
      label: z.string().nullish(),
      options: z.array(z.object({ label: z.string(), value: z.string() })).catch([]),
    }),
  ),
});

export const AccountInfo = z.object({
  portalId: Id,
  timeZone: z.string(),
  companyCurrency: z.string().length(3),
  uiDomain: z.string().optional(),
});
