import type { Judgement } from '../judge.ts';
import type { Decisions } from '../schema/decisions.ts';
import type { Evidence, Params } from '../schema/evidence.ts';
import type { FlagId } from '../schema/flags.ts';
import type { StageGate } from '../schema/gate.ts';
import type { ComponentId } from '../schema/health.ts';
import type { Signals } from '../schema/signals.ts';
import type { AssessedSource } from '../schema/sources.ts';

/** What the flags look at: the judgement of now, the entry criteria as they stood at entry, and
 * what is said beside it. */
export interface Case extends Judgement {
  entry: StageGate['entry'];
  signals: Signals;
  sources: readonly AssessedSource[];
  decisions: Decisions;
}

/** A condition that holds, with what the interface needs to say it. */
export interface Finding {
  params: Params;
  evidence: Evidence[];
  /** Path of the blueprint line, where it is not the flag's own rule. */
  path?: string;
  /** Playbook of that line, before the one of the flag's own rule. */
  playbook?: string | undefined;
}

/** One flag: when it fires, and which part of health it is about. */
export interface FlagRule {
  id: FlagId;
  about: ComponentId | null;
  find(record: Case): Finding | null;
}
