import type { Assessment } from '../../lib/assess/schema/assessment.ts';
import type { FlagId } from '../../lib/assess/schema/flags.ts';
import { date, day, duration, list, number, numberBeside, percent, unbroken } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/text.ts';
import type { ShownFlag } from '../FlagItem.tsx';
import { claimedField } from './claims.ts';
import { saidWords } from './facts.ts';
import { flagName } from './flag-name.ts';
import { reader, SHARED_WORDS, sentenceOf, type Words } from './flag-words.ts';

/** The flags of a deal, what is the matter in a sentence or two, with the numbers and names of this record. */
export function dealFlags(assessment: Assessment, now: number): ShownFlag[] {
  return assessment.flags.map((flag) => ({
    ...flag,
    name: flagName(flag.id),
    sentence: sentenceOf(WORDS[flag.id](reader(flag.params), assessment, now)),
    folds: flag.folds.map(flagName),
  }));
}

const WORDS: Record<FlagId, Words<Assessment>> = {
  ...SHARED_WORDS,
  economic_buyer_missing: (params) => [
    t('flag.economic_buyer_missing.missing', { function: params.text('label') ?? '' }),
  ],
  stuck: (params) => {
    const [days, usual, ratio, odds] = ['days', 'benchmark', 'ratio', 'odds'].map(params.number);
    return [
      days == null || usual == null || ratio == null
        ? null
        : t('flag.stuck.sentence', {
            time: duration(days < 1 ? days : Math.floor(days)),
            usual: duration(usual),
            ratio: number(ratio, 1),
          }),
      odds == null ? null : t('flag.stuck.odds', { share: percent(odds) }),
    ];
  },
  structurally_weak: (params) => {
    const [score, healthyScore, threads, healthyThreads] = ['score', 'healthy_score', 'threads', 'healthy_threads'].map(
      params.number,
    );
    return [
      params.yes('low_score') && score != null && healthyScore != null
        ? t('flag.structurally_weak.score', { score: numberBeside(healthyScore, score), healthy: number(healthyScore) })
        : null,
      params.yes('few_threads') && threads != null && healthyThreads != null
        ? t('flag.structurally_weak.threads', { threads: number(threads), healthy: number(healthyThreads) })
        : null,
      params.yes('advanced') ? t('flag.structurally_weak.advanced') : null,
    ];
  },
  ghosted: (params, _, now) => {
    const [days, attempts] = ['days', 'attempts'].map(params.number);
    const answered = params.text('answered_at');
    return [
      days == null ? null : t('flag.ghosted.sentence', Math.floor(days), { days: number(Math.floor(days)) }),
      attempts == null ? null : t('flag.ghosted.attempts', attempts, { count: number(attempts) }),
      answered === null ? null : t('flag.ghosted.answered', { day: date(answered, now) }),
    ];
  },
  going_dark: (params, _, now) => {
    const velocity = params.number('velocity');
    const last = params.text('last_at');
    return [
      velocity === null || velocity === 0
        ? t('flag.going_dark.silent')
        : t('flag.going_dark.sentence', { share: percent(velocity) }),
      last === null ? null : t('flag.going_dark.last', { day: date(last, now) }),
    ];
  },
  champion_silent: (params) => {
    const days = params.number('business_days');
    const name = params.text('name') ?? t('group.unnamed');
    return [
      days === null
        ? null
        : t('flag.champion_silent.sentence', Math.floor(days), { name, days: number(Math.floor(days)) }),
    ];
  },
  no_next_step: (params) => {
    const days = params.number('within_days');
    return [days === null ? null : t('flag.no_next_step.sentence', days, { days: number(days) })];
  },
  close_date_past: (params, _, now) => {
    const closeDate = params.text('close_date');
    const days = params.number('days');
    return [
      closeDate === null ? null : t('flag.close_date_past.sentence', { day: day(closeDate, now) }),
      days === null ? null : t('flag.close_date_past.days', days, { count: number(days) }),
    ];
  },
  pushed: (params, assessment, now) => {
    const pushes = params.number('pushes');
    return [
      pushes === null ? null : t('flag.pushed.sentence', pushes, { count: number(pushes) }),
      pushPath(assessment, now),
    ];
  },
  entered_unmet: (_, { gate }) => {
    const unmet = gate.entry.filter((criterion) => criterion.state === 'unmet').map((criterion) => criterion.label);
    return [t('flag.entered_unmet.sentence', { criteria: unmet.join('; ') })];
  },
  skipped_stage: (params, { position }) => {
    const skipped = position.track.filter((stage) => stage.state === 'skipped').map((stage) => stage.label);
    const first = params.text('stage');
    return [
      t('flag.skipped_stage.sentence', { stages: list(skipped.length > 0 || first === null ? skipped : [first]) }),
    ];
  },
  moved_back: (params) => {
    const [from, to] = [params.text('from'), params.text('to')];
    return [from === null || to === null ? null : t('flag.moved_back.sentence', { from, to })];
  },
  off_architecture: (params) => {
    const [account, limit, seat] = [params.text('account'), params.text('limit'), params.text('seat')];
    if (limit !== null) {
      return [
        t(params.text('what') === 'offer' ? 'flag.off_architecture.offer' : 'flag.off_architecture.guardrail', {
          limit,
        }),
        seat === null ? t('flag.off_architecture.undesigned') : t('flag.off_architecture.decides', { seat }),
      ];
    }
    return [
      account === null
        ? t('flag.off_architecture.not_ideal')
        : t('flag.off_architecture.account_not_ideal', { account }),
    ];
  },
  source_conflict: (params, { sources }, now) => {
    const [field, winner] = [params.text('field') ?? '', params.text('winner')];
    const source = sources.find((one) => one.field === field) ?? { field, label: null, claims: [] };
    const said = source.claims.flatMap((claim) => {
      const words = saidWords(claim, now);
      return words === null ? [] : [t('flag.source_conflict.claim', { source: claim.label, value: words })];
    });
    return [
      t('flag.source_conflict.sentence', { field: claimedField(source), claims: list(said) }),
      winner === null ? t('flag.source_conflict.undecided') : t('flag.source_conflict.believed', { winner }),
    ];
  },
};

/** The close dates in a row: `30 Sep → 15 Oct → 31 Oct`. */
function pushPath({ flags }: Assessment, now: number): string | null {
  const moves = flags.find((flag) => flag.id === 'pushed')?.evidence ?? [];
  const days = [moves[0]?.label, ...moves.map((move) => move.value)].filter((value) => typeof value === 'string');
  return days.length < 2 ? null : days.map((value) => unbroken(day(value.slice(0, 10), now))).join(' → ');
}
