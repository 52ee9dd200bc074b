import type { AccountAssessment, AccountFlagId } from '../../lib/assess/schema/account.ts';
import { number, numberBeside } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/text.ts';
import type { ShownFlag } from '../FlagItem.tsx';
import { flagName } from './flag-name.ts';
import { reader, SHARED_WORDS, sentenceOf, type Words } from './flag-words.ts';
import { absentWords, daysToRenewal } from './renewal.ts';
import { levelWords } from './usage.ts';

/** The flags of an account, what is the matter in a sentence or two, with its numbers and names. */
export function accountFlags(account: AccountAssessment, now: number): ShownFlag[] {
  return account.flags.map((flag) => ({
    ...flag,
    name: flagName(flag.id),
    sentence: sentenceOf(WORDS[flag.id](reader(flag.params), account, now)),
    folds: [],
  }));
}

const WORDS: Record<AccountFlagId, Words<AccountAssessment>> = {
  ...SHARED_WORDS,
  churn_risk: (params) => {
    const [usage, level, limit] = [params.text('usage'), params.number('level'), params.number('limit')];
    const share = params.yes('share');
    return [
      usage === null || level === null || limit === null
        ? null
        : t('flag.churn_risk.usage', { usage, level: levelWords(level, share), limit: levelWords(limit, share) }),
      lowScore(params.number('score'), params.number('below')),
    ];
  },
  renewal_at_risk: (params, { renewal }) => {
    const days = params.number('days');
    return [
      days === null ? null : daysToRenewal(days),
      renewal && absentWords(renewal),
      lowScore(params.number('score'), params.number('below')),
    ];
  },
  expansion_ready: (params) => {
    const [usage, level, score] = [params.text('usage'), params.number('level'), params.number('score')];
    return usage === null || level === null || score === null
      ? []
      : [
          t('flag.expansion_ready.usage', {
            usage,
            level: levelWords(level, params.yes('share')),
            score: number(score),
          }),
        ];
  },
};

function lowScore(score: number | null, below: number | null): string | null {
  return score === null || below === null
    ? null
    : t('flag.churn_risk.score', { score: numberBeside(below, score), below: number(below) });
}
