import type { BlueprintDocument } from '../../../lib/blueprint/schema.ts';
import { duration, signed } from '../../../lib/i18n/format.ts';
import { t } from '../../../lib/i18n/text.ts';
import { useBook } from './book.ts';
import { NameList, PlaybookName, SeatName, SystemName } from './Names.tsx';
import { Because, Condition, LineLink, Part, Table } from './Part.tsx';

type Signal = BlueprintDocument['signals'][number];
type Route = BlueprintDocument['routing'][number];

/** How signals travel: what happened, which route takes it, to which seat, in which time, with which playbook. */
export function Signals() {
  const { signals, routing, tensions } = useBook().document;
  const lost = signals.filter((signal) => !routing.some((route) => takes(route, signal)));
  return (
    <>
      <Part path="routing" title={t('book.part.routing')} lead={t('book.lead.routing')} empty={routing.length === 0}>
        <ol class="flow">
          {routing.map((route) => (
            <FlowLine key={route.id} route={route} signals={signals.filter((signal) => takes(route, signal))} />
          ))}
        </ol>
        {lost.length === 0 ? null : (
          <p class="undesigned">
            {t('book.signal.no_route')} {lost.map((signal) => signal.label).join(' · ')}
          </p>
        )}
      </Part>
      <Part path="signals" title={t('book.part.signals')} lead={t('book.lead.signals')} empty={signals.length === 0}>
        <Table
          label={t('book.part.signals')}
          head={[
            t('book.signal.name'),
            t('book.signal.tier'),
            t('book.signal.side'),
            t('book.signal.points'),
            t('book.signal.half_life'),
            t('book.signal.source'),
          ]}
          rows={signals.map((signal) => ({
            path: `signals.${signal.type}`,
            cells: [
              <span key="label">
                {signal.label} <code class="quiet">{signal.type}</code>
                <Because of={signal} />
              </span>,
              <TierMark key="tier" tier={signal.tier} />,
              t(`book.side.${signal.side}`),
              signed(signal.weight),
              duration(signal.half_life),
              signal.source === undefined ? t('book.signal.from_crm') : <SystemName key="source" id={signal.source} />,
            ],
          }))}
        />
      </Part>
      <Part
        path="tensions"
        title={t('book.part.tensions')}
        lead={t('book.lead.tensions')}
        empty={tensions.length === 0}
      >
        {tensions.map((tension) => (
          <article key={tension.id} class="card" id={`tensions.${tension.id}`}>
            <header class="part-head">
              <h3>{tension.label}</h3>
              <LineLink path={`tensions.${tension.id}`} subject={tension.label} />
            </header>
            <p>
              {tension.between.map((pole) => pole.label).join(' ⇄ ')} · {duration(tension.within)}
            </p>
            <p class={tension.ruling === undefined ? 'undesigned' : 'means'}>
              {tension.ruling ?? t('book.tension_undecided')}
            </p>
            <p>
              {t('book.owner')}: <SeatName id={tension.owner} />{' '}
              {tension.playbook === undefined ? null : <PlaybookName id={tension.playbook} />}
            </p>
            <Because of={tension} />
          </article>
        ))}
      </Part>
    </>
  );
}

/** Whether a route is about signals of this type. */
function takes({ on }: Route, { type, tier, side }: Signal): boolean {
  return (
    (on.types === undefined || on.types.includes(type)) &&
    (on.tier === undefined || on.tier === tier) &&
    (on.side === undefined || on.side === side)
  );
}

function FlowLine(props: { route: Route; signals: Signal[] }) {
  const { route, signals } = props;
  const path = `routing.${route.id}`;
  return (
    <li id={path}>
      <div class="flow-step from">
        {signals.length === 0 ? <p class="undesigned">{t('book.signal.none_such')}</p> : null}
        <ul class="plain-list">
          {signals.map((signal) => (
            <li key={signal.type}>
              <TierMark tier={signal.tier} short /> {signal.label}
            </li>
          ))}
        </ul>
      </div>
      <div class="flow-step">
        <p class="flow-name">
          {route.label ?? route.id} <LineLink path={path} subject={route.label ?? route.id} />
        </p>
        {route.when === undefined ? null : <Condition when={route.when} />}
        <Because of={route} />
      </div>
      <div class="flow-step">
        {route.to === undefined ? <p>{t('book.signal.nobody')}</p> : <SeatName id={route.to} />}
        <p class="quiet">{t(`book.action.${route.action}`)}</p>
      </div>
      <div class="flow-step">
        {route.within === undefined ? (
          <p class="quiet">{t('book.signal.no_limit')}</p>
        ) : (
          <p>
            {t('book.signal.within', { time: duration(route.within) })}{' '}
            <span class="quiet">{t(`book.time.${route.time}`)}</span>
          </p>
        )}
        {route.playbook === undefined ? null : <PlaybookName id={route.playbook} />}
        <NameList kind="system" ids={route.depends_on} />
      </div>
    </li>
  );
}

/** A tier by shape and word: filled for high, half for medium, empty for low. */
function TierMark(props: { tier: Signal['tier']; short?: boolean }) {
  const word = t(`book.tier.${props.tier}`);
  return (
    <span class={`tier ${props.tier}`}>
      <svg viewBox="0 0 10 10" aria-hidden="true">
        <circle cx="5" cy="5" r="4" />
        {props.tier === 'low' ? null : (
          <path d={props.tier === 'high' ? 'M1 5a4 4 0 1 1 8 0a4 4 0 1 1-8 0z' : 'M5 1a4 4 0 0 0 0 8z'} />
        )}
      </svg>
      <span class={props.short ? 'visually-hidden' : ''}>{word}</span>
    </span>
  );
}
