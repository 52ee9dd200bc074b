import type { AssessedCriterion } from '../lib/assess/schema/gate.ts';
import { number } from '../lib/i18n/format.ts';
import { t } from '../lib/i18n/text.ts';
import { useNow } from './clock.ts';
import { Details, DisclosureButton, useDisclosure } from './Disclosure.tsx';
import { Facts, RuleLine } from './Evidence.tsx';
import { MetGlyph, UnknownGlyph, UnmetGlyph } from './Icons.tsx';
import { Dated } from './When.tsx';
import { dayWord, factName, factNote } from './words/facts.ts';
import { unknownReason, unknownSentence } from './words/unknown.ts';

const GLYPH = { met: MetGlyph, unmet: UnmetGlyph, unknown: UnknownGlyph };
const BUTTON = { met: 'why.evidence', unmet: 'why.button', unknown: 'why.unknown' } as const;

/** One criterion: met, unmet or unknown, on what evidence; its reason, its facts and its rule on demand. */
export function CriterionItem(props: { criterion: AssessedCriterion }) {
  const { criterion } = props;
  const why = useDisclosure();
  const Glyph = GLYPH[criterion.state];
  return (
    <li class={`criterion ${criterion.state}`}>
      <Glyph />
      <div class="criterion-words">
        <p>
          <span class="visually-hidden">{t(`gate.state.${criterion.state}`)}</span> {criterion.label}
        </p>
        <p class="criterion-note">
          <Note criterion={criterion} />
        </p>
      </div>
      <DisclosureButton state={why} subject={criterion.label} words={t(BUTTON[criterion.state])} />
      <Details state={why}>
        {criterion.unknown ? <p>{unknownSentence(criterion.unknown)}</p> : null}
        {criterion.state === 'unknown' ? null : <Facts facts={criterion.evidence} />}
        <p class="expression">
          {t('gate.asks')} <code>{criterion.when}</code>
        </p>
        <RuleLine line={criterion.line} because={criterion.because} />
      </Details>
    </li>
  );
}

function Note(props: { criterion: AssessedCriterion }) {
  const { state, unknown, progress, evidence } = props.criterion;
  const now = useNow();
  if (unknown) return <>{unknownReason(unknown)}</>;
  if (progress) return <>{t('gate.progress', { has: number(progress.has), of: number(progress.of) })}</>;
  const fact = evidence[0];
  if (fact === undefined) return <>{t(state === 'met' ? 'gate.state.met' : 'gate.no_fact')}</>;
  const words = [factName(fact), factNote(fact, now)].filter((part) => part !== null);
  return (
    <>
      {words.join(': ')}
      <Dated at={fact.at} word={dayWord(fact)} />
    </>
  );
}
