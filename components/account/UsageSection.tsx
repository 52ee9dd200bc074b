import type { Usage } from '../../lib/assess/schema/account.ts';
import { duration } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/text.ts';
import { useNow } from '../clock.ts';
import { Details, DisclosureButton, useDisclosure } from '../Disclosure.tsx';
import { RuleLine } from '../Evidence.tsx';
import { ActGlyph, SoundGlyph, WatchGlyph } from '../Icons.tsx';
import { Section } from '../Section.tsx';
import { levelWords, usageMarks, zoneSentence } from '../words/usage.ts';
import { UsageChart } from './UsageChart.tsx';

const GLYPH = { churn: ActGlyph, low: WatchGlyph, healthy: SoundGlyph, expansion: SoundGlyph };
const ORDER = { churn: 0, low: 1, expansion: 2, healthy: 3 };

/** How much of what was bought is used, against the levels that the blueprint sets: what is lowest first. */
export function UsageSection(props: { usage: Usage[]; at: string }) {
  if (props.usage.length === 0) return null;
  const rank = ({ zone }: Usage) => (zone === null ? ORDER.low : ORDER[zone]);
  const sorted = props.usage.toSorted((a, b) => rank(a) - rank(b));
  return (
    <Section title={t('customer.usage.title')}>
      <ul class="usages">
        {sorted.map((usage) => (
          <UsageItem key={usage.id} usage={usage} at={props.at} />
        ))}
      </ul>
    </Section>
  );
}

function UsageItem(props: { usage: Usage; at: string }) {
  const { usage, at } = props;
  const { label, level, share, zone, held, heldFor, unknown, series, line } = usage;
  const now = useNow();
  const why = useDisclosure();
  const Glyph = zone === null ? null : GLYPH[zone];
  return (
    <li class="usage">
      <p class="usage-name">{label}</p>
      {level === null ? null : <p class="usage-level">{levelWords(level, share)}</p>}
      <p class={`usage-zone ${zone ?? 'unknown'}`}>
        {Glyph === null ? null : <Glyph />}{' '}
        {unknown === null ? zoneSentence(usage, now) : t(`unknown.why.${unknown.why}`)}
      </p>
      <DisclosureButton state={why} subject={label} />
      {held === false ? <p class="usage-note">{t('customer.usage.not_yet', { time: duration(heldFor) })}</p> : null}
      {series.length > 0 ? <UsageChart usage={usage} at={at} /> : null}
      {series.length === 0 && level !== null ? <p class="usage-note">{t('customer.usage.no_history')}</p> : null}
      <Details state={why}>
        {usageMarks(usage).map(({ kind, words }) => (
          <p key={kind}>{words}</p>
        ))}
        <RuleLine line={line} />
      </Details>
    </li>
  );
}
