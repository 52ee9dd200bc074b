import type { AccountAssessment } from '../../lib/assess/schema/account.ts';
import { number } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/text.ts';
import { Criteria } from '../Criteria.tsx';
import { Section } from '../Section.tsx';

/** What the customer is to have reached in the stage; nothing of an account that stands in none. */
export function Milestones(props: { account: AccountAssessment }) {
  const { milestones, position } = props.account;
  if (position.stage === null) return null;
  const count = (state: 'met' | 'unknown') => number(milestones.filter((one) => one.state === state).length);
  const met = t('gate.met', { met: count('met'), of: number(milestones.length) });
  const open = milestones.some(({ state }) => state === 'unknown');
  const summary = open ? t('gate.met_unknown', { met, unknown: count('unknown') }) : met;
  return (
    <Section title={t('customer.outcomes.title')} aside={milestones.length === 0 ? null : summary}>
      {milestones.length === 0 ? (
        <p class="quiet">{t('customer.outcomes.none')}</p>
      ) : (
        <Criteria criteria={milestones} />
      )}
    </Section>
  );
}
