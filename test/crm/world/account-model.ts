import type { Change, Company } from './model.ts';

/** The fields of companies whose history the world keeps. */
export const COMPANY_FIELDS = [
  'employees',
  'enrichedEmployees',
  'enrichedOn',
  'customerSince',
  'customerStage',
  'csm',
  'licences',
  'weeklyActiveUsers',
  'featureAdoption',
  'renewalDate',
  'goLiveDate',
  'businessReview',
  'reference',
] as const;
export type CompanyField = (typeof COMPANY_FIELDS)[number];

/** Where a customer stands after the knot; `former` is one that has gone. */
export const CUSTOMER_STAGES = ['onboarding', 'adoption', 'expansion', 'advocacy', 'former'] as const;
export type CustomerStage = (typeof CUSTOMER_STAGES)[number];

/** Changes of a company's fields, oldest first; the last value is the present one. */
export type CompanyHistory = Partial<Record<CompanyField, Change[]>>;

/** What a customer asks help for. */
export interface SupportCase {
  id: string;
  companyId: string;
  contactId: string;
  ownerId: string;
  subject: string;
  priority: 'low' | 'medium' | 'high';
  openedAt: string;
  closedAt: string | null;
}

/** A form that somebody filled in on our pages. */
export interface Submission {
  contactId: string;
  form: string;
  at: string;
}

export interface Campaign {
  id: string;
  name: string;
  type: 'Webinar' | 'Email' | 'Conference';
  startsOn: string;
}

/** A person whom a campaign reached; `respondedAt` is null for somebody who did nothing. */
export interface CampaignResponse {
  campaignId: string;
  contactId: string;
  sentAt: string;
  respondedAt: string | null;
}

/** One step of a signal's way, as the system wrote it down that carried it. */
export interface EmittedHop {
  step: 'received' | 'routed' | 'handed_off' | 'seen';
  at: string;
  /** User id; null where a system did it. */
  by: string | null;
  system: string | null;
}

/** What the systems outside the CRM saw happen: visits of pages, use of the product, hiring. */
export interface Emission {
  id: string;
  /** Which system says so. */
  source: 'web' | 'product' | 'intent' | 'enrichment';
  type: SignalType;
  at: string;
  companyId: string;
  contactId: string | null;
  data: Record<string, string | number | boolean>;
  hops: EmittedHop[];
}

/** The types that the systems publish, as the default blueprint names them. */
export const SIGNAL_TYPES = [
  'web.pricing_page_visited',
  'web.comparison_page_visited',
  'web.content_downloaded',
  'intent.topic_surge',
  'company.hiring',
  'product.usage_dropped',
  'product.usage_rising',
  'product.feature_adopted',
] as const;
export type SignalType = (typeof SIGNAL_TYPES)[number];

/** The present value of a company's field; null where it is empty or was never set. */
export function presentOf(company: Company, field: CompanyField): string | null {
  return company.history[field]?.at(-1)?.value ?? null;
}
