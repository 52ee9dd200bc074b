import { number } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/text.ts';
import type { SignalsOverview } from '../../lib/signal-feeds.ts';

/** The types of the signals that are held, those first that the blueprint does not name. */
export function SignalTypes({ types }: { types: SignalsOverview['types'] }) {
  if (types.length === 0) return null;
  const [unnamed, named] = [types.filter(({ label }) => label === null), types.filter(({ label }) => label !== null)];
  return (
    <details>
      <summary>
        {t('feeds.types', types.length, { count: number(types.length) })}
        {unnamed.length === 0
          ? null
          : ` · ${t('feeds.types_unnamed', unnamed.length, { count: number(unnamed.length) })}`}
      </summary>
      <ul class="plain">
        {[...unnamed, ...named].map(({ type, label, count }) => (
          <li key={type}>
            {label ?? <code>{type}</code>}: {t('feeds.signals', count, { count: number(count) })}
            {label === null ? <span class="quiet"> {t('signals.untyped')}</span> : null}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Events that could not be read, each with its place and the reason. */
export function Quarantine({ events }: { events: SignalsOverview['quarantined'] }) {
  if (events.length === 0) return null;
  return (
    <details>
      <summary>{t('feeds.quarantined', events.length, { count: number(events.length) })}</summary>
      <ul class="plain">
        {events.map(({ feed, place, reason, excerpt }) => (
          <li key={`${feed} ${reason} ${excerpt}`}>
            {place}: {reason} <code>{excerpt}</code>
          </li>
        ))}
      </ul>
    </details>
  );
}
