import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { AssessedFunction, AssessedPerson } from '../lib/assess/schema/group.ts';
import { number } from '../lib/i18n/format.ts';
import { t } from '../lib/i18n/text.ts';
import { FunctionDot } from './FunctionDot.tsx';
import { OpenDot } from './Icons.tsx';
import { PersonRow } from './PersonRow.tsx';

const SHOWN = 4;

/** One function of the buying group with its people, or the word for nobody. */
export function FunctionRow(props: {
  label: string;
  state: AssessedFunction['state'] | null;
  required: boolean;
  people: AssessedPerson[];
  windowDays: number;
}) {
  const [all, setAll] = useState(false);
  const body = useRef<HTMLTableSectionElement>(null);
  // The button that was pressed is gone: whoever goes on by keyboard goes on with whom it has shown.
  useLayoutEffect(() => {
    if (all) body.current?.querySelectorAll<HTMLElement>('.person-name')[SHOWN]?.focus();
  }, [all]);
  const people = all ? props.people : props.people.slice(0, SHOWN);
  const more = props.people.length - people.length;
  const head = <FunctionHead label={props.label} state={props.state} required={props.required} />;
  if (people.length === 0) {
    return (
      <tbody>
        <tr>
          {head}
          <td colSpan={2}>{props.state === null ? null : <Nobody state={props.state} required={props.required} />}</td>
        </tr>
      </tbody>
    );
  }
  return (
    <tbody ref={body}>
      {people.map((person, index) => (
        <PersonRow
          key={person.id}
          person={person}
          head={index === 0 ? head : <td />}
          functionLabel={props.label}
          windowDays={props.windowDays}
        />
      ))}
      {more > 0 ? (
        <tr>
          <td />
          <td colSpan={2}>
            <button type="button" class="link" onClick={() => setAll(true)}>
              {t('group.show_more', more, { count: number(more) })}
            </button>
          </td>
        </tr>
      ) : null}
    </tbody>
  );
}

function FunctionHead(props: { label: string; state: AssessedFunction['state'] | null; required: boolean }) {
  return (
    <th scope="row" class="function">
      <span class="function-name">
        {props.state === null ? <OpenDot /> : <FunctionDot state={props.state} />}
        <span>{props.label}</span>
      </span>
      {props.state === null ? null : <span class="visually-hidden">{t(`group.state.${props.state}`)}</span>}
      {props.required || props.state === null ? null : <span class="quiet">{t('group.optional')}</span>}
    </th>
  );
}

function Nobody(props: { state: AssessedFunction['state']; required: boolean }) {
  const urgent = props.required && props.state === 'missing';
  return (
    <>
      <strong class={urgent ? 'nobody act' : 'nobody'}>{t(`group.state.${props.state}`)}</strong>
      {props.state === 'unknown' ? null : <span class="person-note">{t(`group.nobody.${props.state}`)}</span>}
    </>
  );
}
