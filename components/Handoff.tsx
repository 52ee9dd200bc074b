import type { Assessment } from '../lib/assess/schema/assessment.ts';
import type { Handoff as AssessedHandoff } from '../lib/assess/schema/handoff.ts';
import { number } from '../lib/i18n/format.ts';
import { t } from '../lib/i18n/text.ts';
import { CopyBlocks } from './CopyBlocks.tsx';
import { Criteria } from './Criteria.tsx';
import { CrmLink } from './CrmLink.tsx';
import { useNow } from './clock.ts';
import { Details, DisclosureButton, useDisclosure } from './Disclosure.tsx';
import { RuleLine } from './Evidence.tsx';
import { Playbook } from './Playbook.tsx';
import { Section } from './Section.tsx';
import { Ago, On } from './When.tsx';
import { givenWords, handoffBlocks, handoffSentences, missingTitle, placeWords, promisedOf } from './words/handoff.ts';

/** A won deal for those who take over: what is missing first, then what was promised, and to whom. */
export function Handoff(props: { assessment: Assessment; copy: (text: string) => Promise<void> }) {
  const { assessment } = props;
  const { handoff } = assessment;
  const now = useNow();
  const how = useDisclosure();
  if (handoff === null) return null;
  return (
    <Section title={t('handoff.title')} aside={givenWords(handoff)}>
      {handoffSentences(handoff, now).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <h3>{missingTitle(handoff)}</h3>
      <Missing criteria={handoff.criteria} />
      <h3>{t('handoff.promised')}</h3>
      <PromisedList assessment={assessment} handoff={handoff} />
      <h3>{t('handoff.people')}</h3>
      <People people={handoff.people} />
      <DisclosureButton state={how} subject={t('handoff.title')} words={t('handoff.how')} class="link" />
      <Details state={how}>
        <Playbook playbook={handoff.playbook} />
        <RuleLine line={handoff.line} />
      </Details>
      <CopyBlocks blocks={handoffBlocks(assessment, handoff, now)} copy={props.copy} />
    </Section>
  );
}

function Missing(props: Pick<AssessedHandoff, 'criteria'>) {
  const given = useDisclosure();
  const { met = [], missing = [] } = Object.groupBy(props.criteria, ({ state }) =>
    state === 'met' ? 'met' : 'missing',
  );
  return (
    <>
      {missing.length === 0 ? <p class="quiet">{t('handoff.nothing_missing')}</p> : <Criteria criteria={missing} />}
      {met.length === 0 ? null : (
        <>
          <DisclosureButton
            state={given}
            subject={t('handoff.title')}
            words={t('handoff.shown', met.length, { count: number(met.length) })}
            class="link"
          />
          <Details state={given}>
            <Criteria criteria={met} />
          </Details>
        </>
      )}
    </>
  );
}

function PromisedList(props: { assessment: Assessment; handoff: AssessedHandoff }) {
  const promised = promisedOf(props.assessment, props.handoff, useNow());
  if (promised.length === 0) return <p class="quiet">{t('handoff.nothing_promised')}</p>;
  return (
    <dl class="promised">
      {promised.map(({ name, says, at, link }) => (
        <div key={`${name} ${says}`}>
          <dt>{name}</dt>
          <dd>
            <CrmLink href={link}>{says}</CrmLink> {at === null ? null : <On at={at} />}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function People(props: { people: AssessedHandoff['people'] }) {
  if (props.people.length === 0) return <p class="quiet">{t('handoff.nobody')}</p>;
  return (
    <ul class="handed-to">
      {props.people.map((person) => (
        <li key={person.id}>
          <p>
            <CrmLink href={person.link}>{person.name ?? t('group.unnamed')}</CrmLink>{' '}
            <span class="quiet">{person.last?.at ? <Ago at={person.last.at} /> : t('handoff.never')}</span>
          </p>
          <p class="person-note">{placeWords(person)}</p>
        </li>
      ))}
    </ul>
  );
}
