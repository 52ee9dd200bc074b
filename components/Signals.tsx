import type { Assessment } from '../lib/assess/schema/assessment.ts';
import type { AssessedSignal } from '../lib/assess/schema/signals.ts';
import { number } from '../lib/i18n/format.ts';
import { t } from '../lib/i18n/text.ts';
import { Details, DisclosureButton, useDisclosure } from './Disclosure.tsx';
import { Section } from './Section.tsx';
import { SignalItem } from './SignalItem.tsx';
import { TensionCard } from './TensionCard.tsx';

type ContextOf = Parameters<typeof SignalItem>[0]['contextOf'];

/** Signals that are shown at once; the others one click away. */
const SHOWN = 4;

/** What happened outside the record: facts at odds first, then by tier; what was acted on and the low tier are quiet. */
export function Signals(props: {
  signals: Assessment['signals'];
  contextOf: ContextOf;
  copy: (text: string) => Promise<void>;
}) {
  const { list, tensions, unknown } = props.signals;
  const quiet = (signal: AssessedSignal) => signal.tier === 'low';
  const over = (signal: AssessedSignal) => !quiet(signal) && signal.status === 'acted';
  const loud = list.filter((signal) => !quiet(signal) && !over(signal));
  const items = (signals: AssessedSignal[]) => (
    <ul class="signals">
      {signals.map((signal) => (
        <SignalItem key={signal.key} signal={signal} contextOf={props.contextOf} copy={props.copy} />
      ))}
    </ul>
  );
  return (
    <Section title={t('signals.title')}>
      {unknown === null ? null : <p class="quiet">{t(list.length === 0 ? 'signals.none' : 'signals.crm_only')}</p>}
      {unknown === null && list.length === 0 ? <p class="quiet">{t('signals.quiet')}</p> : null}
      {tensions.map((tension) => (
        <TensionCard key={tension.id} tension={tension} />
      ))}
      {loud.length === 0 ? null : items(loud.slice(0, SHOWN))}
      <Rest signals={loud.slice(SHOWN)} words="signals.older" items={items} />
      <Rest signals={list.filter(over)} words="signals.more_acted" items={items} />
      <Rest signals={list.filter(quiet)} words="signals.more_low" items={items} />
    </Section>
  );
}

function Rest(props: {
  signals: AssessedSignal[];
  words: 'signals.older' | 'signals.more_acted' | 'signals.more_low';
  items: (signals: AssessedSignal[]) => preact.JSX.Element;
}) {
  const rest = useDisclosure();
  const count = props.signals.length;
  if (count === 0) return null;
  const words = t(props.words, count, { count: number(count) });
  return (
    <div class="signals-rest">
      <DisclosureButton state={rest} subject={t('signals.title')} words={words} class="link" />
      <Details state={rest}>{props.items(props.signals)}</Details>
    </div>
  );
}
