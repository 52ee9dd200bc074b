import type { Company } from './model.ts';
import { DEFAULT_PIPELINE, RENEWAL_PIPELINE } from './organisation.ts';
import type { Chance } from './random.ts';

/** What makes an ordinary deal go well or badly. The CRM never shows these; activities and stage histories follow from them. */
export interface Causes {
  /** How many people on the buyer's side take part. */
  threads: number;
  /** Two-way contacts for each of them in two weeks. */
  rhythm: number;
  /** Time in a stage as a multiple of what is usual. */
  slowness: number;
}

/** Draws the causes of one deal. */
export function drawCauses(random: Chance): Causes {
  return {
    threads: random.weighted([
      [1, 28],
      [2, 26],
      [3, 21],
      [4, 13],
      [5, 8],
      [6, 4],
    ]),
    rhythm: random.factor(0.45),
    slowness: random.factor(0.4),
  };
}

/** Probability that a deal is won: threads count most, then momentum and pace, as the method says; the rest is luck. */
export function winProbability({ threads, rhythm, slowness }: Causes, pipeline: string): number {
  const base = pipeline === RENEWAL_PIPELINE ? 0.2 : -2.2;
  const logit = base + 0.75 * (threads - 1) + 1.0 * Math.log(rhythm) - 1.3 * Math.log(slowness);
  return 1 / (1 + Math.exp(-logit));
}

const USUAL_DAYS: Record<string, number> = {
  appointmentscheduled: 9,
  qualifiedtobuy: 14,
  presentationscheduled: 18,
  decisionmakerboughtin: 13,
  contractsent: 9,
  '184001': 25,
  '184002': 16,
  '184003': 11,
};

/** The stages that ordinary deals of a pipeline walk, in order. */
export const WALK: Record<string, string[]> = {
  [DEFAULT_PIPELINE]: [
    'appointmentscheduled',
    'qualifiedtobuy',
    'presentationscheduled',
    'decisionmakerboughtin',
    'contractsent',
  ],
  [RENEWAL_PIPELINE]: ['184001', '184002', '184003'],
};

/** Days that one stay in a stage takes. */
export function stay(random: Chance, stage: string, company: Company, slowness: number): number {
  const employees = company.employees ?? 400;
  const size = employees >= 1000 ? 1.45 : employees >= 200 ? 1.1 : 0.8;
  return (USUAL_DAYS[stage] ?? 14) * size * slowness * random.factor(0.3);
}
