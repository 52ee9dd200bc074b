import { t } from '../../../lib/i18n/text.ts';
import { useBook } from './book.ts';
import { Part } from './Part.tsx';

/** The words that every blueprint uses, in the order in which a new colleague meets them. */
const WORDS = [
  'blueprint',
  'record',
  'lifecycle',
  'stage',
  'knot',
  'criterion',
  'stage_gate',
  'segment',
  'buying_group',
  'function',
  'interaction',
  'active_thread',
  'single_threaded',
  'coverage',
  'momentum',
  'pace',
  'stuck',
  'deal_health',
  'structurally_weak',
  'flag',
  'playbook',
  'signal',
  'tier',
  'routing',
  'latency',
  'seat',
  'ownership_map',
  'decision_map',
  'guardrail',
  'source_claim',
] as const;

/** The company's own words, then those of every blueprint. */
export function Glossary() {
  const { glossary } = useBook().document;
  return (
    <Part path="glossary" title={t('book.part.glossary')} lead={t('book.lead.glossary')}>
      <dl class="glossary">
        {Object.entries(glossary).map(([word, meaning]) => (
          <div key={word} id={`glossary.${word}`}>
            <dt>{word}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
        {WORDS.map((word) => (
          <div key={word}>
            <dt>{t(`book.word.${word}.term`)}</dt>
            <dd>{t(`book.word.${word}.means`)}</dd>
          </div>
        ))}
      </dl>
    </Part>
  );
}
