import type { Assessment } from '../lib/assess/schema/assessment.ts';
import type { StageGate } from '../lib/assess/schema/gate.ts';
import { number } from '../lib/i18n/format.ts';
import { t } from '../lib/i18n/text.ts';
import { Criteria } from './Criteria.tsx';
import { Section } from './Section.tsx';

/** The exit criteria of the stage: unmet first, then unknown, then met; and those that were unmet when it was entered. */
export function ExitCriteria(props: { assessment: Assessment }) {
  const { gate, position } = props.assessment;
  const unmetAtEntry = gate.entry.filter((criterion) => criterion.state === 'unmet');
  return (
    <Section title={t('gate.title')} aside={summary(gate)}>
      {gate.exit.length === 0 ? (
        <p class="quiet">{t(position.stage === null ? 'gate.no_stage' : 'gate.none')}</p>
      ) : (
        <Criteria criteria={gate.exit} />
      )}
      {unmetAtEntry.length === 0 ? null : (
        <>
          <h3>{t('gate.unmet_at_entry')}</h3>
          <Criteria criteria={unmetAtEntry} />
        </>
      )}
    </Section>
  );
}

function summary(gate: StageGate): string | null {
  if (gate.exit.length === 0) return null;
  const met = t('gate.met', { met: number(gate.met), of: number(gate.exit.length) });
  const unknown = gate.exit.length - gate.known;
  return unknown === 0 ? met : t('gate.met_unknown', { met, unknown: number(unknown) });
}
