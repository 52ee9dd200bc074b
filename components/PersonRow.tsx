import type { ComponentChild } from 'preact';
import type { AssessedPerson } from '../lib/assess/schema/group.ts';
import { dotted, number } from '../lib/i18n/format.ts';
import { t } from '../lib/i18n/text.ts';
import { CrmLink } from './CrmLink.tsx';
import { useDisclosure } from './Disclosure.tsx';
import { FactLine, RuleLine } from './Evidence.tsx';
import { Ago } from './When.tsx';
import { roleWords } from './words/role.ts';

/** One stakeholder: who they are, how their function was found, how deep the thread is and when it was last two-way. */
export function PersonRow(props: {
  person: AssessedPerson;
  head: ComponentChild;
  functionLabel: string;
  windowDays: number;
}) {
  const { person } = props;
  const why = useDisclosure();
  const name = person.hidden ? t('group.state.hidden') : (person.name ?? t('group.unnamed'));
  return (
    <>
      <tr class={person.left === null ? 'person' : 'person left'}>
        {props.head}
        <td>
          <button
            type="button"
            class="person-name"
            aria-expanded={why.open}
            aria-controls={why.id}
            onClick={why.toggle}
          >
            {name}
          </button>
          <span class="person-note">{note(person, props.functionLabel)}</span>
        </td>
        <td class="engagement">
          <Depth person={person} />
          <span class="last">{last(person)}</span>
        </td>
      </tr>
      <tr id={why.id} hidden={!why.open} class="person-details">
        <td colSpan={3}>{why.open ? <PersonFacts person={person} windowDays={props.windowDays} /> : null}</td>
      </tr>
    </>
  );
}

/** Title and role; a role that only repeats the function's name is left out. */
function note(person: AssessedPerson, functionLabel: string): string {
  if (person.left !== null) return t('group.left');
  const role = person.basis === 'title_guess' ? t('group.guessed') : person.roleName && roleWords(person.roleName);
  const says = role?.toLowerCase() === functionLabel.toLowerCase() ? null : role;
  const parts = [person.title, says].filter((part) => part !== null);
  return parts.length === 0 && role === null ? t('group.no_title') : dotted(parts);
}

/** The bar is silent: its number stands in the person's details, its meaning in the words below it. */
function Depth(props: { person: AssessedPerson }) {
  const { depth } = props.person;
  if (depth === null) return null;
  return (
    <span class="depth" aria-hidden="true">
      <span style={{ width: `${depth}%` }} />
    </span>
  );
}

function last(person: AssessedPerson): ComponentChild {
  const at = person.lastTwoWay?.at;
  if (at) return <Ago at={at} />;
  return t(`group.engagement_word.${person.engagement}`);
}

function engagementSentence(engagement: AssessedPerson['engagement'], days: string): string {
  switch (engagement) {
    case 'active':
    case 'quiet':
      return t(`group.engagement_sentence.${engagement}`, { days });
    case 'unanswered':
    case 'untouched':
    case 'unknown':
      return t(`group.engagement_sentence.${engagement}`);
  }
}

/** How a stakeholder is engaged, how that was found, and by which rule they hold their function. */
export function PersonFacts(props: { person: AssessedPerson; windowDays: number }) {
  const { person } = props;
  return (
    <div class="details">
      <p>{engagementSentence(person.engagement, number(props.windowDays))}</p>
      <ul class="facts">
        {person.lastTwoWay ? (
          <li>
            {t('group.last_two_way')} <FactLine fact={person.lastTwoWay} />
          </li>
        ) : null}
        {person.lastTouch && person.lastTouch.id !== person.lastTwoWay?.id ? (
          <li>
            {t('group.last_touch')} <FactLine fact={person.lastTouch} />
          </li>
        ) : null}
        {person.depth === null ? null : <li>{t('group.depth', { depth: number(person.depth) })}</li>}
        {person.velocity === null ? null : <li>{t('group.velocity', { velocity: number(person.velocity, 1) })}</li>}
        {person.basis === null ? (
          <li>{t('group.no_function')}</li>
        ) : (
          <li>{t(`group.basis.${person.basis}`, { role: roleWords(person.roleName ?? '') })}</li>
        )}
        {person.link === null ? null : (
          <li>
            <CrmLink href={person.link}>{t('group.open')}</CrmLink>
          </li>
        )}
      </ul>
      <RuleLine line={person.line} />
    </div>
  );
}
