import type { Renewal as AssessedRenewal } from '../../lib/assess/schema/account.ts';
import { day } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/text.ts';
import { useNow } from '../clock.ts';
import { Details, DisclosureButton, useDisclosure } from '../Disclosure.tsx';
import { RuleLine } from '../Evidence.tsx';
import { EngagedDot, IdentifiedDot, MissingDot, OpenDot, UnknownGlyph } from '../Icons.tsx';
import { Playbook } from '../Playbook.tsx';
import { Section } from '../Section.tsx';
import { daysToRenewal } from '../words/renewal.ts';
import { unknownSentence } from '../words/unknown.ts';

const DOT = { engaged: EngagedDot, silent: IdentifiedDot, missing: MissingDot, unknown: UnknownGlyph };

/** When the customer renews, who of theirs is with it, and how it is prepared once its time has come. */
export function Renewal(props: { renewal: AssessedRenewal }) {
  const { date, days, due, functions, playbook, unknown, line } = props.renewal;
  const now = useNow();
  const why = useDisclosure();
  return (
    <Section title={t('customer.renewal.title')} aside={date === null ? t('unknown.word') : day(date, now)}>
      {unknown === null ? null : <p class="quiet">{unknownSentence(unknown)}</p>}
      {days === null ? null : (
        <p>
          <strong class={days < 0 ? 'act-text' : undefined}>{daysToRenewal(days)}</strong>{' '}
          <span class="quiet">
            {due === null ? null : t(due ? 'customer.renewal.due' : 'customer.renewal.not_due')}
          </span>
        </p>
      )}
      {functions.length === 0 ? null : (
        <ul class="renewal-functions" aria-label={t('customer.renewal.functions')}>
          {functions.map(({ id, label, state }) => {
            const wanting = due === true && (state === 'missing' || state === 'silent');
            const Dot = state === 'missing' && !wanting ? OpenDot : DOT[state];
            return (
              <li key={id}>
                <Dot />
                <span>{label}</span>
                <span class={wanting ? 'act-text' : 'quiet'}>{t(`customer.renewal.state.${state}`)}</span>
              </li>
            );
          })}
        </ul>
      )}
      {due === true ? <Playbook playbook={playbook} /> : null}
      <DisclosureButton state={why} subject={t('customer.renewal.title')} />
      <Details state={why}>
        {due === true ? null : <Playbook playbook={playbook} />}
        <RuleLine line={line} />
      </Details>
    </Section>
  );
}
