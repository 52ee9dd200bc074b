import { z } from 'zod';
import type { Assessment } from './assess/schema/assessment.ts';
import type { CrmFailure } from './crm/crm.ts';
import type { OrgMetadata } from './record/org-metadata.ts';
import { type OrgRef, RecordRef } from './record/ref.ts';
import type { Instant } from './record/time.ts';

/** Longer YAML is no blueprint that people wrote; also what is taken from an address at most, in bytes. */
export const LARGEST_BLUEPRINT = 1_000_000;

const Url = z.string().min(1).max(2_000);
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 digest is 64 lower-case hexadecimal digits');

/** Where a blueprint comes from. */
export const BlueprintOrigin = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('template'), id: z.string().min(1).max(100) }),
  z.strictObject({ kind: z.literal('file'), name: z.string().min(1).max(300) }),
  z.strictObject({ kind: z.literal('url'), url: Url, sha256: Sha256.nullable() }),
  z.strictObject({ kind: z.literal('policy'), url: Url, sha256: Sha256.nullable() }),
  z.strictObject({ kind: z.literal('restored'), id: z.string().min(1).describe('The version of the history') }),
]);
export type BlueprintOrigin = z.infer<typeof BlueprintOrigin>;

/** Something in a blueprint that must or should be mended; see `lib/blueprint/problem.ts`. */
export const BlueprintProblem = z.object({
  path: z.string(),
  line: z.number(),
  column: z.number(),
  message: z.string(),
  remedy: z.string(),
});
export type BlueprintProblem = z.infer<typeof BlueprintProblem>;

/** Why a blueprint could not come into force; the one before it stays. */
export const PublishFailure = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('unreachable'), host: z.string() }),
  z.strictObject({ kind: z.literal('timed_out'), host: z.string() }),
  z.strictObject({ kind: z.literal('status'), host: z.string(), status: z.int() }),
  z.strictObject({ kind: z.literal('too_large'), limit: z.int().describe('Bytes') }),
  z.strictObject({ kind: z.literal('not_text') }),
  z.strictObject({ kind: z.literal('not_https') }),
  z.strictObject({ kind: z.literal('hash_mismatch'), expected: z.string(), actual: z.string() }),
  z.strictObject({ kind: z.literal('no_permission'), host: z.string() }),
  z.strictObject({ kind: z.literal('broken'), problems: z.array(BlueprintProblem) }),
  z.strictObject({ kind: z.literal('gone') }).describe('No such template, or no such version any more'),
  z.strictObject({ kind: z.literal('locked') }).describe('Enterprise policy sets the blueprint'),
]);
export type PublishFailure = z.infer<typeof PublishFailure>;

/** A seat as people call it. */
export interface SeatView {
  id: string;
  label: string;
}

/** The blueprint that judges, in short: what everybody who sees a verdict may know of it. */
export interface BlueprintInForce {
  name: string;
  version: string;
  /** Since when it judges in this browser. */
  since: Instant;
  /** Who is accountable for whether the design holds, and who keeps the document. */
  owner: SeatView;
  maintainer: SeatView;
  /** Why something newer could not take its place; null where nothing newer is known. */
  update: { at: Instant; failure: PublishFailure } | null;
}

/** The blueprint in force as the Blueprint page and the options show it. */
export interface BlueprintView extends BlueprintInForce {
  origin: BlueprintOrigin;
  /** What was asked for; differs from `origin` as long as that could not be had. */
  wanted: BlueprintOrigin;
  /** When its address was last found to hold just this; null where it has none. */
  checkedAt: Instant | null;
  text: string;
  warnings: BlueprintProblem[];
  /** Whether policy sets it, so that nothing else can be published. */
  locked: boolean;
  /** Ids of the bundled templates, the default first. */
  templates: string[];
}

export type PublishCall =
  | { origin: Extract<BlueprintOrigin, { kind: 'template' | 'url' }> }
  | { origin: Extract<BlueprintOrigin, { kind: 'file' }>; text: string };
export type PublishAnswer = { ok: true; view: BlueprintView } | { ok: false; failure: PublishFailure };

/** A version that was, or is, in force in this browser. */
export interface BlueprintVersion {
  id: string;
  name: string;
  version: string;
  from: Instant;
  /** When the next took its place; null for the one in force. */
  until: Instant | null;
  origin: BlueprintOrigin;
  text: string;
}

/** A record that was read and kept, to try a blueprint on. */
export interface CachedRecord {
  ref: RecordRef;
  name: string;
  readAt: Instant;
}

/** A verdict in short. */
export interface BriefVerdict {
  score: number | null;
  band: Assessment['health']['band'];
  /** Flag ids, most at stake first. */
  flags: string[];
  headline: string | null;
}

/** What a document would change on the records that are kept, judged at one moment over the same past of each organisation. */
export type DryRunAnswer =
  | {
      ok: true;
      compared: number;
      changed: { ref: RecordRef; name: string; before: BriefVerdict; after: BriefVerdict }[];
    }
  | { ok: false; problems: BlueprintProblem[] };

/** A kept record judged by the blueprint in force and by a document, at one moment. */
export type PreviewAnswer =
  | { ok: true; before: Assessment; after: Assessment }
  | { ok: false; why: 'broken'; problems: BlueprintProblem[] }
  | { ok: false; why: 'not_kept' };

/** What a connected organisation has set up, or why it could not be asked. */
export type OrganisationAnswer = { org: OrgRef } & (
  | { ok: true; metadata: OrgMetadata }
  | { ok: false; failure: CrmFailure }
);

/** A document that may be longer than any that loads, so that the answer can say so. */
export const BlueprintText = z.string().max(2 * LARGEST_BLUEPRINT);

/** Arguments of the calls about the blueprint. */
export const PublishArg = z.union([
  z.strictObject({ origin: z.union([BlueprintOrigin.options[0], BlueprintOrigin.options[2]]) }),
  z.strictObject({ origin: BlueprintOrigin.options[1], text: BlueprintText }),
]);
export const VersionArg = z.strictObject({ id: z.string().min(1).max(200) });
export const TextArg = z.strictObject({ text: BlueprintText });
export const OrganisationsArg = z.strictObject({ fresh: z.boolean() });
export const PreviewArg = z.strictObject({ text: BlueprintText, ref: RecordRef });

/** The calls about the blueprint, for our own pages only. */
export interface BlueprintCalls {
  blueprint(call: Record<string, never>): Promise<BlueprintView>;
  /** Checks a template, a file or what stands at an address, and puts it in force; a failure leaves all as it was. */
  publish(call: PublishCall): Promise<PublishAnswer>;
  /** Asks the address in force, or the one wanted, for something newer at once. */
  refreshBlueprint(call: Record<string, never>): Promise<BlueprintView>;
  /** Versions that were in force here, the newest first. */
  blueprintHistory(call: Record<string, never>): Promise<BlueprintVersion[]>;
  /** Puts a version of the history in force again. */
  restoreBlueprint(call: { id: string }): Promise<PublishAnswer>;
  /** What each connected organisation has that a blueprint can name; `fresh` asks the CRMs anew. */
  organisations(call: { fresh: boolean }): Promise<OrganisationAnswer[]>;
  dryRun(call: { text: string }): Promise<DryRunAnswer>;
  preview(call: { text: string; ref: RecordRef }): Promise<PreviewAnswer>;
  /** Records to try a document on, the last read first. */
  cachedRecords(call: Record<string, never>): Promise<CachedRecord[]>;
}
