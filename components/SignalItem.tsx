import type { AssessedSignal } from '../lib/assess/schema/signals.ts';
import type { ContextPackage } from '../lib/assess/signals/context.ts';
import { signed } from '../lib/i18n/format.ts';
import { t } from '../lib/i18n/text.ts';
import { ContextView } from './ContextView.tsx';
import { CrmLink } from './CrmLink.tsx';
import { useNow } from './clock.ts';
import { Details, DisclosureButton, useDisclosure } from './Disclosure.tsx';
import { RuleLine } from './Evidence.tsx';
import { ActGlyph, OpenDot, WatchGlyph } from './Icons.tsx';
import { SignalPath } from './SignalPath.tsx';
import { Ago } from './When.tsx';
import { valueWords } from './words/facts.ts';
import { routeSentence } from './words/signals.ts';

const FACT_KEYS = ['subject', 'name', 'priority', 'renewal', 'field', 'from', 'to', 'average'] as const;

/** One signal: what happened, who has to act by when; its way, its rule, its data and its context on demand. */
export function SignalItem(props: {
  signal: AssessedSignal;
  contextOf: (signal: AssessedSignal) => ContextPackage;
  copy: (text: string) => Promise<void>;
}) {
  const { signal } = props;
  const why = useDisclosure();
  const name = signal.label ?? signal.type;
  return (
    <li class={`signal ${signal.status}`}>
      <TierGlyph signal={signal} />
      <div class="signal-words">
        <p>
          <strong>
            <CrmLink href={signal.link}>{name}</CrmLink>
          </strong>{' '}
          <span class="severity">{t(`signals.status.${signal.status}`)}</span>
        </p>
        <p class="signal-note">
          <Ago at={signal.at} />
          {signal.person?.name ? ` · ${signal.person.name}` : null}
          {signal.tier === null ? null : ` · ${t(`signals.tier.${signal.tier}`)}`}
        </p>
        <p class="signal-note">{routeSentence(signal, useNow())}</p>
      </div>
      <DisclosureButton state={why} subject={name} />
      <Details state={why}>
        <SignalPath path={signal.path} />
        {signal.skewed ? <p class="quiet">{t('signals.skewed')}</p> : null}
        <Data signal={signal} />
        {signal.weight === null ? null : <p class="quiet">{t('signals.points', { points: signed(signal.weight) })}</p>}
        {signal.route.state === 'routed' ? (
          <>
            <ContextView context={props.contextOf(signal)} copy={props.copy} />
            <RuleLine line={signal.route.line} because={signal.route.because} />
          </>
        ) : (
          <RuleLine line={signal.line} />
        )}
      </Details>
    </li>
  );
}

function TierGlyph(props: { signal: AssessedSignal }) {
  const { tier, status } = props.signal;
  if (status === 'overdue' || (tier === 'high' && status === 'waiting')) return <ActGlyph />;
  return ['waiting', 'seen', 'unknown'].includes(status) ? <WatchGlyph /> : <OpenDot />;
}

/** What a fact of the CRM is made of has words of ours; what a feed sends has its own. */
function keyWords(key: string, { source }: AssessedSignal): string {
  const known = source.startsWith('crm:') ? FACT_KEYS.find((one) => one === key) : undefined;
  return known === undefined ? key : t(`signals.fact.${known}`);
}

function Data(props: { signal: AssessedSignal }) {
  const now = useNow();
  const entries = Object.entries(props.signal.data);
  if (entries.length === 0) return null;
  return (
    <dl class="signal-data" aria-label={t('signals.data')}>
      {entries.map(([key, value]) => (
        <div key={key}>
          <dt>{keyWords(key, props.signal)}</dt>
          <dd>{valueWords(value, now) ?? t('unknown.empty')}</dd>
        </div>
      ))}
    </dl>
  );
}
