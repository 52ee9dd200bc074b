import { useEffect, useRef } from 'preact/hooks';
import type { Read } from '../../../lib/blueprint/reading.ts';
import { t } from '../../../lib/i18n/text.ts';
import { hashOf } from '../route.ts';
import { Book } from './book.ts';
import { Direction } from './Direction.tsx';
import { FlagRules } from './Flags.tsx';
import { Glossary } from './Glossary.tsx';
import { Group } from './Group.tsx';
import { CustomerHealth, Health } from './Health.tsx';
import { Lifecycle } from './Lifecycle.tsx';
import { Acquisition, Market, Offers } from './Market.tsx';
import { Metrics, Playbooks, Processes, Reviews } from './Measures.tsx';
import { DecisionMap, OwnershipMap, Seats } from './Ownership.tsx';
import { nearestPlace } from './place.ts';
import { Signals } from './Signals.tsx';
import { Sources } from './Sources.tsx';

/** The parts in reading order, as the contents list them: the path of each and the key of its title. */
const CONTENTS = [
  ['owner', 'direction'],
  ['lifecycle', 'lifecycle'],
  ['buying_group', 'buying_group'],
  ['health', 'health'],
  ['customer_health', 'customer_health'],
  ['flags', 'flags'],
  ['routing', 'routing'],
  ['signals', 'signals'],
  ['tensions', 'tensions'],
  ['playbooks', 'playbooks'],
  ['ownership', 'ownership'],
  ['decisions', 'decisions'],
  ['market', 'market'],
  ['offers', 'offers'],
  ['commercial_model', 'commercial_model'],
  ['acquisition', 'acquisition'],
  ['processes', 'processes'],
  ['sources', 'sources'],
  ['systems', 'systems'],
  ['seats', 'seats'],
  ['metrics', 'metrics'],
  ['reviews', 'reviews'],
  ['glossary', 'glossary'],
] as const;

/** The blueprint as a new colleague reads it; `path` is the place that somebody was sent to. */
export function Handbook(props: { read: Read; path: string | null; print: () => void }) {
  const body = useRef<HTMLDivElement>(null);
  useEffect(
    () => (body.current && props.path !== null ? mark(body.current, props.path) : undefined),
    [props.path, props.read],
  );
  const { document } = props.read;
  return (
    <Book.Provider value={props.read}>
      <div class="handbook">
        <nav class="contents" aria-label={t('book.contents')}>
          <ul>
            {CONTENTS.map(([path, title]) => (
              <li key={path}>
                <a href={hashOf({ page: 'handbook', path })}>{t(`book.part.${title}`)}</a>
              </li>
            ))}
          </ul>
          <button type="button" class="button" onClick={props.print}>
            {t('book.print')}
          </button>
        </nav>
        <div class="book" ref={body}>
          <header class="book-head">
            <h1>{document.name}</h1>
            <p class="quiet">{t('book.version', { version: document.version })}</p>
          </header>
          <Direction />
          <Lifecycle />
          <Group />
          <Health />
          <CustomerHealth />
          <FlagRules />
          <Signals />
          <Playbooks />
          <OwnershipMap />
          <DecisionMap />
          <Market />
          <Offers />
          <Acquisition />
          <Processes />
          <Sources />
          <Seats />
          <Metrics />
          <Reviews />
          <Glossary />
        </div>
      </div>
    </Book.Provider>
  );
}

/** Scrolls to the place of a path, marks it and puts the keyboard there; gives what takes the mark away. */
function mark(body: HTMLElement, path: string): (() => void) | undefined {
  const place = nearestPlace(body, path);
  if (place === null) return undefined;
  for (const details of body.querySelectorAll('details')) if (details.contains(place)) details.open = true;
  place.classList.add('marked');
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
  place.scrollIntoView({ block: place.classList.contains('part') ? 'start' : 'center' });
  return () => place.classList.remove('marked');
}
