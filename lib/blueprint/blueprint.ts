import type { CrmId } from '../record/ref.ts';
import type { Pipeline } from '../record/stages.ts';
import type { BlueprintDocument, Stage } from './schema.ts';
import type { Verdict, Vocabulary } from './vocabulary.ts';

/** A parsed and checked expression, ready to be asked about any record. */
export interface Expression {
  source: string;
  evaluate(vocabulary: Vocabulary): Verdict;
}

/** A path into the document with its line in the YAML text. */
export interface Place {
  path: string;
  line: number | null;
}

/** A blueprint that loaded: its document, where each part stands in the text, and its rules ready to run. */
export interface Blueprint {
  document: BlueprintDocument;
  /** Where `path` (`lifecycle.selection.exit.budget`, ids in place of list numbers) stands in the text. */
  place(path: string): Place;
  /** The compiled expression written at `path`, as `market.segments.enterprise.when`. */
  expression(path: string): Expression;
  /** The lifecycle stage of a CRM stage: as the blueprint maps it, else by probability and order; null when none fits. */
  stageFor(
    crm: CrmId,
    pipeline: Pipeline,
    stageId: string,
  ): { stage: Stage; by: 'blueprint' | 'probability' | 'outcome' } | null;
  /** The buying-group function that a CRM role or label stands for. */
  functionOfRole(crm: CrmId, role: string): { id: string; place: Place } | null;
  /** The function that a job title suggests: the first rule that matches. */
  functionOfTitle(title: string): { id: string; place: Place } | null;
  /** Whether a text has the name that the rule of a signal asks for (`from.named`); true where it asks for none. */
  isNamed(signalType: string, text: string | null): boolean;
  /** The CRM properties that expressions name, for the reader to ask for. */
  properties: { deal: string[]; account: string[] };
}
