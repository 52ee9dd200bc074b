import type { ComponentChildren } from 'preact';
import type { AssessedFunction, AssessedPerson, BuyingGroup as Group } from '../lib/assess/schema/group.ts';
import { list, number } from '../lib/i18n/format.ts';
import { t } from '../lib/i18n/text.ts';
import { Details, DisclosureButton, useDisclosure } from './Disclosure.tsx';
import { RuleLine } from './Evidence.tsx';
import { shownState } from './FunctionDot.tsx';
import { FunctionRow } from './FunctionRow.tsx';
import { Section } from './Section.tsx';
import { unknownSentence } from './words/unknown.ts';

/** Who decides, by function, and how engaged each of them is; whom nobody named, and whom we may not see; then what else is said of them. */
export function BuyingGroup(props: { group: Group; children?: ComponentChildren }) {
  const { group } = props;
  const why = useDisclosure();
  const people = new Map(group.people.map((person) => [person.id, person]));
  const shown = group.functions.filter((entry) => entry.required || entry.people.length > 0);
  const unclassified = group.people.filter((person) => person.function === null);
  const named = namedOf(group);
  const notAsked = group.functions.filter((entry) => !shown.includes(entry)).map((entry) => entry.label);
  return (
    <Section title={t('group.title')} aside={summary(group)}>
      {group.unknown ? <p class="quiet">{unknownSentence(group.unknown)}</p> : null}
      <table class="group">
        <colgroup>
          <col class="function-column" />
          <col />
          <col class="engagement-column" />
        </colgroup>
        <thead class="visually-hidden">
          <tr>
            <th scope="col">{t('group.function')}</th>
            <th scope="col">{t('group.person')}</th>
            <th scope="col">{t('group.engagement')}</th>
          </tr>
        </thead>
        {shown.map((entry) => (
          <FunctionRow
            key={entry.id}
            label={entry.label}
            state={shownState(entry)}
            required={entry.required}
            people={peopleOf(entry, people)}
            windowDays={group.windowDays}
          />
        ))}
        {unclassified.length === 0 ? null : (
          <FunctionRow
            label={t('group.unclassified')}
            state={null}
            required={false}
            people={unclassified}
            windowDays={group.windowDays}
          />
        )}
      </table>
      {props.children}
      <DisclosureButton state={why} subject={t('group.title')} words={t('group.why_these')} />
      <Details state={why}>
        {named === null ? null : <p>{named}</p>}
        {notAsked.length === 0 ? null : <p>{t('group.not_asked', { functions: list(notAsked) })}</p>}
        {group.undated > 0 ? <p>{t('group.undated', group.undated, { count: number(group.undated) })}</p> : null}
        <RuleLine line={group.line} />
      </Details>
    </Section>
  );
}

function peopleOf(entry: AssessedFunction, people: Map<string, AssessedPerson>): AssessedPerson[] {
  return entry.people.map((id) => people.get(id)).filter((person) => person !== undefined);
}

/** For how many of the functions that are called for somebody is named; null where nobody can tell, or none are. */
function namedOf({ functions, identified, required }: Group): string | null {
  if (required === 0 || functions.some((entry) => entry.required && entry.state === 'unknown')) return null;
  return t('group.named', required, { identified: number(identified), required: number(required) });
}

function summary(group: Group): string {
  if (group.unknown && group.people.length === 0) return t('group.coverage_unknown');
  const people = t('group.people', group.people.length, { count: number(group.people.length) });
  return group.required === 0 ? people : t('group.summary', { engaged: engagedOf(group), people });
}

/** How many of the functions that are called for are engaged, and of how many nobody can tell. */
function engagedOf({ functions, engaged, required }: Group): string {
  const unknown = functions.filter((entry) => entry.required && entry.mayBeEngaged).length;
  if (unknown === required) return t('group.coverage_unknown');
  const counts = { engaged: number(engaged), required: number(required), unknown: number(unknown) };
  return unknown === 0 ? t('group.engaged', required, counts) : t('group.engaged_some_unknown', unknown, counts);
}
