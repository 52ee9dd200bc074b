import type { Campaign, CampaignResponse, CompanyHistory, Emission, Submission, SupportCase } from './account-model.ts';

/** The CRM-neutral world that the stand-in CRMs serve. All instants are ISO 8601 in UTC, all ids numeric strings. */

export type BuyingFunction =
  | 'economic_buyer'
  | 'champion'
  | 'technical'
  | 'user'
  | 'finance'
  | 'legal'
  | 'security'
  | 'procurement';

export type Language = 'en' | 'de' | 'fr' | 'es' | 'ja';
export type Currency = 'EUR' | 'USD' | 'GBP';

export interface Team {
  id: string;
  name: string;
}

/** A colleague on the seller's side. */
export interface User {
  id: string;
  firstName: string;
  lastName: string;
  email: string;
  teamId: string;
  active: boolean;
}

export interface Company {
  id: string;
  name: string;
  domain: string;
  industry: string;
  employees: number | null;
  country: string;
  language: Language;
  currency: Currency;
  ownerId: string;
  createdAt: string;
  /** Dated values of what the organisation keeps of its customers; `employees` is the present one of them. */
  history: CompanyHistory;
}

export interface Contact {
  id: string;
  companyId: string;
  firstName: string;
  lastName: string;
  title: string | null;
  email: string | null;
  /** What the person really is in a decision; no CRM serves it, labels and roles follow from it where somebody cared. */
  truth: BuyingFunction;
  buyingRoles: string[];
  ownerId: string;
  createdAt: string;
  /** True where the CRM names the person but the reader may not read them. */
  restricted: boolean;
  /** The day on which the person left the company, where somebody noticed; null while they are there. */
  leftOn: string | null;
}

export interface PipelineStage {
  id: string;
  label: string;
  probability: number;
  closes: 'won' | 'lost' | null;
}

export interface Pipeline {
  id: string;
  label: string;
  stages: PipelineStage[];
}

/** The deal fields whose history the world keeps. */
export const TRACKED_FIELDS = [
  'stage',
  'amount',
  'closeDate',
  'nextStep',
  'owner',
  'pain',
  'decision_process',
  'budget_confirmed',
  'security_review',
] as const;
export type TrackedField = (typeof TRACKED_FIELDS)[number];

/** One dated value of a field; `null` empties it. */
export interface Change {
  at: string;
  value: string | null;
  by: string | null;
  cause: 'person' | 'automation' | 'import' | 'integration' | 'default';
}

/** A person on a deal, with the association labels somebody gave them. */
export interface DealPerson {
  contactId: string;
  labels: string[];
}

export interface Deal {
  id: string;
  name: string;
  companyId: string;
  pipeline: string;
  currency: Currency;
  createdAt: string;
  closedAt: string | null;
  lostReason: string | null;
  /** Changes of every tracked field, oldest first; the last value is the present one. */
  history: Partial<Record<TrackedField, Change[]>>;
  people: DealPerson[];
  /** The CRM's own score of the deal, 0 to 100. */
  score: number | null;
}

interface ActivityBase {
  id: string;
  at: string;
  loggedAt: string;
  ownerId: string;
  subject: string;
  body: string;
  dealId: string | null;
  companyId: string;
  contactIds: string[];
}

export interface Email extends ActivityBase {
  kind: 'email';
  direction: 'inbound' | 'outbound';
  bounced: boolean;
}
export interface Call extends ActivityBase {
  kind: 'call';
  direction: 'inbound' | 'outbound';
  outcome: 'connected' | 'no_answer' | 'busy' | 'voicemail';
  seconds: number;
}
export interface Meeting extends ActivityBase {
  kind: 'meeting';
  endsAt: string;
  /** Null where nobody recorded what became of it, as is common. */
  outcome: 'scheduled' | 'completed' | 'no_show' | 'cancelled' | 'rescheduled' | null;
}
export interface Note extends ActivityBase {
  kind: 'note';
}
/** A task of ours; `at` is when it is due. */
export interface Task extends ActivityBase {
  kind: 'task';
  doneAt: string | null;
  priority: 'low' | 'medium' | 'high';
}

export type Activity = Email | Call | Meeting | Note | Task;

/** One organisation with everything its CRM knows. */
export interface World {
  seed: number;
  instant: string;
  org: { name: string; timeZone: string; currency: Currency };
  teams: Team[];
  users: User[];
  companies: Company[];
  contacts: Contact[];
  pipelines: Pipeline[];
  /** The association labels that the organisation made for people on deals. */
  labels: string[];
  deals: Deal[];
  activities: Activity[];
  cases: SupportCase[];
  submissions: Submission[];
  campaigns: Campaign[];
  campaignResponses: CampaignResponse[];
  /** What the systems outside the CRM publish, oldest first. */
  emissions: Emission[];
}

/** The present value of a tracked field; null where it is empty or was never set. */
export function present(deal: Deal, field: TrackedField): string | null {
  return deal.history[field]?.at(-1)?.value ?? null;
}
