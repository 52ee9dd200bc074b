import type { Assessment } from '../../lib/assess/schema/assessment.ts';
import { date, number, numberBeside, percent } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/text.ts';
import { unknownFullSentence } from './unknown.ts';

/** The verdict in a few words, and the one to three sentences that carry it. */
export function story(assessment: Assessment, now: number): { title: string; sentences: string[] } {
  if (assessment.subject.outcome !== 'open') return closedStory(assessment, now);
  const first = assessment.flags[0];
  if (first !== undefined) return { title: t(`flag.${first.id}.title`), sentences: reasons(assessment) };
  const { band } = assessment.health;
  const blind = band === 'sound' && assessment.group.unknown !== null;
  return { title: t(blind ? 'headline.sound_so_far' : `headline.${band}`), sentences: reasons(assessment) };
}

function closedStory({ subject: { outcome, closedAt } }: Assessment, now: number) {
  const won = outcome === 'won';
  const title = closedAt
    ? t(won ? 'headline.won_on' : 'headline.lost_on', { day: date(closedAt, now) })
    : t(won ? 'headline.won' : 'headline.lost');
  return { title, sentences: [t('headline.closed')] };
}

function reasons(assessment: Assessment): string[] {
  return [paper(assessment), threads(assessment), entry(assessment), pace(assessment)].filter(
    (sentence) => sentence !== null,
  );
}

function paper({ flags, subject }: Assessment): string | null {
  const weak = flags[0]?.id === 'structurally_weak';
  return weak && subject.crmProbability !== null
    ? t('headline.crm_says', { share: percent(subject.crmProbability) })
    : null;
}

function threads({ group }: Assessment): string | null {
  if (group.activeThreads === null) return group.unknown ? unknownFullSentence(group.unknown) : null;
  const count = group.activeThreads;
  return t('headline.threads', count, { count: number(count), days: number(group.windowDays) });
}

function entry({ flags, gate, position }: Assessment): string | null {
  if (!flags.some((flag) => flag.id === 'entered_unmet')) return null;
  const unmet = gate.entry.filter((criterion) => criterion.state === 'unmet').length;
  const stage = position.track.find((step) => step.state === 'current');
  return stage && unmet > 0 ? t('headline.entered_unmet', unmet, { stage: stage.label, count: number(unmet) }) : null;
}

function pace({ pace }: Assessment): string | null {
  if (pace.ratio === null) return null;
  return pace.ratio > 1
    ? t('headline.pace_over', { ratio: numberBeside(1, pace.ratio, 1) })
    : t('headline.pace_within');
}
