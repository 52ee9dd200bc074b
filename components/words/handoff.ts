import type { Assessment } from '../../lib/assess/schema/assessment.ts';
import type { Handoff } from '../../lib/assess/schema/handoff.ts';
import { ago, date, number } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/text.ts';
import { type ContextBlock, joined } from './context.ts';
import { crossingTitle } from './decisions.ts';
import { factName, factNote } from './facts.ts';
import { roleWords } from './role.ts';
import { seatWords } from './signals.ts';
import { amountWords } from './subject.ts';
import { aboutWords, unknownSentence } from './unknown.ts';

/** One thing that was promised: what it is called, what it says, since when, and where it stands in the CRM. */
export interface Promised {
  name: string;
  says: string;
  at: string | null;
  link: string | null;
}

/** Who hands over to whom, and since when that is due. */
export function handoffSentences({ from, to, since }: Handoff, now: number): string[] {
  return [
    to === null
      ? t('handoff.to_nobody', { from: seatWords(from) })
      : t('handoff.between', { from: seatWords(from), to: seatWords(to) }),
    since === null ? t('handoff.due_unknown') : t('handoff.due', { since: ago(since, now) }),
  ];
}

/** How much has been given of what the blueprint asks for. */
export function givenWords({ met, known, criteria }: Handoff): string {
  const [given, of, unknown] = [number(met), number(criteria.length), criteria.length - known];
  return unknown === 0
    ? t('handoff.given', { met: given, of })
    : t('handoff.given_unknown', { met: given, of, unknown: number(unknown) });
}

/** What the section of what is missing is called. */
export function missingTitle({ stage }: Handoff): string {
  return stage === null ? t('handoff.missing') : t('handoff.missing_for', { stage });
}

/** What was promised: offers and amount, the fields that the blueprint asks for, limits that were crossed, notes. */
export function promisedOf({ subject, decisions }: Assessment, handoff: Handoff, now: number): Promised[] {
  return [
    ...handoff.offers.map(({ label, outcome }) => ({
      name: t('handoff.offer'),
      says: t('handoff.outcome', { offer: label, outcome }),
      at: null,
      link: null,
    })),
    ...(subject.amount.known && subject.amount.value === null
      ? []
      : [{ name: aboutWords('deal.amount'), says: amountWords(subject.amount), at: null, link: subject.link }]),
    ...handoff.promised.map(({ label, fact }) => ({
      name: fact.id?.includes('.properties.') ? label : factName(fact),
      says: factNote(fact, now) ?? '',
      at: fact.at,
      link: fact.link,
    })),
    ...decisions.crossed.map((crossing) => ({
      name: t('handoff.limit'),
      says: crossingTitle(crossing),
      at: null,
      link: subject.link,
    })),
    ...handoff.notes.map((fact) => ({
      name: t('handoff.note'),
      says: factNote(fact, now) ?? '',
      at: fact.at,
      link: fact.link,
    })),
  ];
}

/** Title, function and role of a person, each said once. */
export function placeWords({ title, function: place, roleName }: Handoff['people'][number]): string {
  const said = [title, place, roleName && roleWords(roleName)].filter((part) => part !== null);
  return said
    .filter((part, index) => said.findIndex((it) => it.toLowerCase() === part.toLowerCase()) === index)
    .join(' · ');
}

function missingLines({ criteria }: Handoff): string[] {
  const missing = criteria.filter(({ state }) => state !== 'met');
  if (missing.length === 0) return [t('handoff.nothing_missing')];
  return missing.map(({ label, unknown }) => joined(label, unknown && unknownSentence(unknown)));
}

/** The hand-off block by block, to copy; `now` dates what is relative. */
export function handoffBlocks(assessment: Assessment, handoff: Handoff, now: number): ContextBlock[] {
  const { name, accountName } = assessment.subject;
  const promised = promisedOf(assessment, handoff, now).map(
    (it) => `${it.name}: ${joined(it.says, it.at && date(it.at, now))}`,
  );
  const people = handoff.people.map((person) =>
    joined(
      person.name ?? t('group.unnamed'),
      placeWords(person),
      person.last === null
        ? t('handoff.never')
        : joined(factName(person.last), person.last.at && ago(person.last.at, now)),
    ),
  );
  return [
    { title: t('handoff.title'), lines: [joined(name, accountName), ...handoffSentences(handoff, now)] },
    { title: missingTitle(handoff), lines: missingLines(handoff) },
    { title: t('handoff.promised'), lines: promised.length > 0 ? promised : [t('handoff.nothing_promised')] },
    { title: t('handoff.people'), lines: people.length > 0 ? people : [t('handoff.nobody')] },
    ...(handoff.playbook === null
      ? []
      : [{ title: t('flags.playbook', { label: handoff.playbook.label }), lines: handoff.playbook.steps }]),
  ];
}
