import type { Cases as OpenCases } from '../../lib/assess/schema/account.ts';
import { number } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/text.ts';
import { Facts } from '../Evidence.tsx';
import { Section } from '../Section.tsx';
import { unknownSentence } from '../words/unknown.ts';

/** What the customer asks for help with, latest first; unknown where it may not be read. */
export function Cases(props: { cases: OpenCases }) {
  const { open, list, unknown } = props.cases;
  const aside = open === null ? t('unknown.word') : t('customer.cases.open', open, { count: number(open) });
  return (
    <Section title={t('customer.cases.title')} aside={aside}>
      {unknown === null ? null : <p class="quiet">{unknownSentence(unknown)}</p>}
      {list.length === 0 ? null : <Facts facts={list} />}
    </Section>
  );
}
