import type { Assessment } from '../lib/assess/schema/assessment.ts';
import type { Crossing, DecisionRight } from '../lib/assess/schema/decisions.ts';
import { t } from '../lib/i18n/text.ts';
import { useNow } from './clock.ts';
import { Details, DisclosureButton, useDisclosure } from './Disclosure.tsx';
import { Facts, RuleLine } from './Evidence.tsx';
import { WatchGlyph } from './Icons.tsx';
import { Owners } from './Owners.tsx';
import { Section } from './Section.tsx';
import { crossingTitle, decisionSentence } from './words/decisions.ts';
import { seatWords } from './words/signals.ts';
import { unknownFullSentence } from './words/unknown.ts';

/** Who decides on the limits that are crossed, and, one click away, who answers for which outcome. */
export function Governance(props: Pick<Assessment, 'ownership' | 'decisions'>) {
  const { ownership, decisions } = props;
  return (
    <Section title={t('governance.title')}>
      {decisions.crossed.length === 0 ? null : (
        <ul class="crossings">
          {decisions.crossed.map((crossing) => (
            <CrossingItem key={crossing.line.path} crossing={crossing} />
          ))}
        </ul>
      )}
      {decisions.unknown.map(({ id, label, unknown }) => (
        <p key={id} class="quiet">
          {t('governance.not_known', { limit: label, why: unknownFullSentence(unknown) })}
        </p>
      ))}
      <Owners outcomes={ownership} />
    </Section>
  );
}

function CrossingItem(props: { crossing: Crossing }) {
  const { crossing } = props;
  const why = useDisclosure();
  const now = useNow();
  const title = crossingTitle(crossing);
  return (
    <li class="crossing">
      <WatchGlyph />
      <div class="crossing-words">
        <p>
          <strong>{title}</strong>
        </p>
        <p>{crossing.decision === null ? t('governance.undesigned') : decisionSentence(crossing.decision, now)}</p>
      </div>
      <DisclosureButton state={why} subject={title} />
      <Details state={why}>
        {crossing.evidence.length === 0 ? null : <Facts facts={crossing.evidence} />}
        {crossing.decision === null ? null : <Right decision={crossing.decision} />}
        <RuleLine line={crossing.line} because={crossing.because} />
      </Details>
    </li>
  );
}

function Right(props: { decision: DecisionRight }) {
  const { inputs, escalatesTo, line, because } = props.decision;
  return (
    <>
      {inputs.length === 0 ? null : (
        <>
          <p>{t('governance.inputs')}</p>
          <ul class="inputs">
            {inputs.map((input) => (
              <li key={input}>{input}</li>
            ))}
          </ul>
        </>
      )}
      {escalatesTo === null ? null : <p>{t('governance.way_up', { seat: seatWords(escalatesTo) })}</p>}
      <RuleLine line={line} because={because} />
    </>
  );
}
