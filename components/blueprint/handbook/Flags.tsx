import type { BlueprintDocument } from '../../../lib/blueprint/schema.ts';
import { duration, list, number, percent } from '../../../lib/i18n/format.ts';
import { t } from '../../../lib/i18n/text.ts';
import { ActGlyph, WatchGlyph } from '../../Icons.tsx';
import { flagName } from '../../words/flag-name.ts';
import { useBook } from './book.ts';
import { FunctionName, PlaybookName, StageName } from './Names.tsx';
import { Because, Part, Table } from './Part.tsx';

type Flags = BlueprintDocument['flags'];
type FlagRule = Partial<Flags['single_threaded'] & Flags['economic_buyer_missing']> & Flags['stuck'];

/** Every flag: how urgent it is, from which thresholds on it is raised, and what to do about it. */
export function FlagRules() {
  const { flags } = useBook().document;
  const rules = Object.entries(flags).filter((entry): entry is [string, FlagRule] => entry[1] !== undefined);
  return (
    <Part path="flags" title={t('book.part.flags')} lead={t('book.lead.flags')}>
      <Table
        label={t('book.part.flags')}
        head={[t('book.flag.name'), t('book.flag.raised'), t('book.playbook'), t('book.why')]}
        rows={rules.map(([id, rule]) => ({
          path: `flags.${id}`,
          cells: [
            <span key="name" class="with-glyph">
              {rule.severity === 'act' ? <ActGlyph /> : <WatchGlyph />} {flagName(id)}
            </span>,
            <Thresholds key="thresholds" rule={rule} />,
            <PlaybookName key="playbook" id={rule.playbook} />,
            <Because key="because" of={rule} />,
          ],
        }))}
      />
    </Part>
  );
}

/** What a threshold says, by its key. */
const WORDS: Record<string, (value: number) => string> = {
  threads: (value) => t('book.flag.threads', value, { count: number(value) }),
  min_amount: (value) => t('book.flag.min_amount', { amount: number(value) }),
  advanced_within: (value) => t('book.flag.advanced_within', { time: duration(value) }),
  probability: (value) => t('book.flag.probability', { share: percent(value) }),
  after: (value) => t('book.flag.after', { time: duration(value) }),
  velocity: (value) => t('book.flag.velocity', { share: percent(value) }),
  business_days: (value) => t('book.flag.business_days', value, { count: number(value) }),
  more_than: (value) => t('book.flag.more_than', value, { count: number(value) }),
  within: (value) => t('book.flag.within', { time: duration(value) }),
  below: (value) => t('book.flag.below', { score: number(value) }),
  min_score: (value) => t('book.flag.min_score', { score: number(value) }),
};

function Thresholds(props: { rule: FlagRule }) {
  const { rule } = props;
  const sentences = Object.entries(rule).flatMap(([key, value]) => {
    const words = WORDS[key];
    if (words !== undefined && typeof value === 'number') return [words(value)];
    if (key === 'tiers' && Array.isArray(value)) return [list(value.map(String))];
    return [];
  });
  return (
    <ul class="plain-list">
      {rule.from_stage === undefined ? null : (
        <li>
          {t('book.flag.from_stage')} <StageName id={rule.from_stage} />
        </li>
      )}
      {rule.function === undefined ? null : (
        <li>
          <FunctionName id={rule.function} />
        </li>
      )}
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
