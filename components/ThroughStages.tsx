import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { AssessedFunction } from '../lib/assess/schema/group.ts';
import type { GroupByStage, StayEngagement } from '../lib/assess/schema/group-by-stage.ts';
import { list, number } from '../lib/i18n/format.ts';
import { t } from '../lib/i18n/text.ts';
import { useNow } from './clock.ts';
import { Details, DisclosureButton, useDisclosure } from './Disclosure.tsx';
import { FunctionDot, shownState } from './FunctionDot.tsx';
import { engagementCount, notEngaged, stayDates, whyNoFunctions } from './words/through-stages.ts';
import { unknownSentence } from './words/unknown.ts';

/** Stays that are shown at first, the latest ones. */
const SHOWN = 6;

type Function = Pick<AssessedFunction, 'id' | 'label'>;

/**
 * How engaged the group was when the deal left each of its stages: a dot for each function that the stage called for.
 * Nothing where there was no stage before this one, and where no stage calls for anybody.
 */
export function ThroughStages(props: { byStage: GroupByStage; functions: AssessedFunction[] }) {
  const { byStage, functions } = props;
  const { stays, noLonger, unknown } = byStage;
  const shown = useDisclosure();
  const called = new Set(stays.flatMap(({ engagement }) => engagement?.functions ?? []).map(({ id }) => id));
  if (called.size === 0 || (stays.length === 1 && unknown === null)) return null;
  const columns = functions.filter(({ id }) => called.has(id));
  const lost = columns.filter(({ id }) => noLonger.includes(id)).map(({ label }) => label);
  return (
    <div class="through-stages">
      {lost.length === 0 ? null : <p>{t('through_stages.no_longer', { functions: list(lost) })}</p>}
      <DisclosureButton state={shown} subject={t('group.title')} words={t('through_stages.title')} />
      <Details state={shown}>
        {unknown === null ? null : <p>{unknownSentence(unknown)}</p>}
        {stays.length === 1 ? null : <Stays stays={stays} columns={columns} />}
        <p class="quiet">{t('through_stages.explained')}</p>
      </Details>
    </div>
  );
}

function Stays(props: { stays: StayEngagement[]; columns: Function[] }) {
  const [all, setAll] = useState(false);
  const table = useRef<HTMLTableElement>(null);
  // The button that was pressed is gone: whoever goes on by keyboard goes on with what it has shown.
  useLayoutEffect(() => {
    if (all) table.current?.focus();
  }, [all]);
  const stays = all ? props.stays : props.stays.slice(-SHOWN);
  const earlier = props.stays.length - stays.length;
  return (
    <>
      {earlier > 0 ? (
        <button type="button" class="link" onClick={() => setAll(true)}>
          {t('through_stages.earlier', earlier, { count: number(earlier) })}
        </button>
      ) : null}
      <table ref={table} tabIndex={-1} aria-label={t('through_stages.title')}>
        <thead class="visually-hidden">
          <tr>
            <th scope="col">{t('through_stages.stage')}</th>
            <th scope="col">{t('through_stages.functions')}</th>
            <th scope="col">{t('group.engagement')}</th>
          </tr>
        </thead>
        {stays.map((stay, index) => (
          <Stay key={stay.enteredAt ?? index} stay={stay} columns={props.columns} />
        ))}
      </table>
    </>
  );
}

/** One stay: its dots, how many of them are engaged, and below by name whoever is not. */
function Stay(props: { stay: StayEngagement; columns: Function[] }) {
  const { stay, columns } = props;
  const now = useNow();
  const absent = stay.engagement && notEngaged(stay.engagement);
  return (
    <tbody>
      <tr>
        <th scope="row">
          {stay.label ?? t('through_stages.elsewhere')}
          <span class="stay-dates">{stayDates(stay, now)}</span>
        </th>
        <Engagement stay={stay} columns={columns} />
      </tr>
      {absent ? (
        <tr>
          <td colSpan={3} class="stay-absent">
            {absent}
          </td>
        </tr>
      ) : null}
    </tbody>
  );
}

function Engagement(props: { stay: StayEngagement; columns: Function[] }) {
  const { stay, columns } = props;
  const why = whyNoFunctions(stay);
  if (stay.engagement === null || why !== null) {
    return (
      <td colSpan={2} class="stay-unjudged">
        {why}
      </td>
    );
  }
  return (
    <>
      <td>
        <Dots functions={stay.engagement.functions} columns={columns} />
      </td>
      <td class="stay-engaged">{engagementCount(stay.engagement)}</td>
    </>
  );
}

/** A dot for each function, those of one function below one another in every stay. */
function Dots(props: {
  functions: Pick<AssessedFunction, 'id' | 'label' | 'state' | 'mayBeEngaged'>[];
  columns: Function[];
}) {
  const { functions, columns } = props;
  return (
    <ul class="stay-dots" style={{ gridTemplateColumns: `repeat(${columns.length}, 12px)` }}>
      {columns.map(({ id }, column) => {
        const entry = functions.find((one) => one.id === id);
        if (entry === undefined) return null;
        const state = shownState(entry);
        const words = t('through_stages.dot', { label: entry.label, state: t(`group.state.${state}`) });
        return (
          <li key={id} title={words} style={{ gridColumn: column + 1 }}>
            <FunctionDot state={state} />
            <span class="visually-hidden">{words}</span>
          </li>
        );
      })}
    </ul>
  );
}
