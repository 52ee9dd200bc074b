import type { GeneratedI18nStructure } from '#i18n';
import type { Params } from '../../lib/assess/schema/evidence.ts';
import { percent } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/text.ts';
import { valueWords } from './facts.ts';

type InputKey = Extract<keyof GeneratedI18nStructure, `input.${string}`>;

/** The inputs of health components that have a name; the assessment's other inputs stay in its JSON. */
const INPUTS = new Map<string, InputKey>([
  ['coverage', 'input.coverage'],
  ['engaged', 'input.engaged'],
  ['required', 'input.required'],
  ['active_threads', 'input.active_threads'],
  ['healthy_threads', 'input.healthy_threads'],
  ['weight', 'input.weight'],
  ['healthy', 'input.healthy'],
  ['interactions', 'input.interactions'],
  ['met', 'input.met'],
  ['known', 'input.known'],
  ['criteria', 'input.criteria'],
  ['days', 'input.days'],
  ['benchmark', 'input.benchmark'],
  ['ratio', 'input.ratio'],
  ['stuck_ratio', 'input.stuck_ratio'],
  ['next_step', 'input.next_step'],
  ['next_at', 'input.next_at'],
  ['close_date_ahead', 'input.close_date_ahead'],
  ['pushes', 'input.pushes'],
  ['open_cases', 'input.open_cases'],
  ['renewal_days', 'input.renewal_days'],
]);

const NEXT_STEPS = new Map<Params[string], 'input.dated' | 'input.vague' | 'input.none'>([
  ['dated', 'input.dated'],
  ['vague', 'input.vague'],
  ['none', 'input.none'],
]);

/** The numbers that went into a component, each with its name; an unknown one says so, the share of nothing is left out. */
export function inputRows(inputs: Params, now: number): [string, string][] {
  return Object.entries(inputs).flatMap(([name, value]): [string, string][] => {
    const key = INPUTS.get(name);
    const isNothing = name === 'next_at' ? value === null : name === 'coverage' && inputs.required === 0;
    if (key === undefined || isNothing) return [];
    return [[t(key), inputWords(name, value, now)]];
  });
}

function inputWords(name: string, value: Params[string], now: number): string {
  const step = name === 'next_step' ? NEXT_STEPS.get(value) : undefined;
  if (step !== undefined) return t(step);
  if (name === 'coverage' && typeof value === 'number') return percent(value);
  return valueWords(value, now) ?? t('unknown.word');
}
