import type { Evidence, Params } from '../../lib/assess/schema/evidence.ts';
import { date, day, number, percent, signed } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/text.ts';
import { UnknownReason } from '../../lib/record/fact.ts';
import { InteractionKind, Outcome } from '../../lib/record/interaction.ts';
import { aboutWords, propertyName } from './unknown.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** A share as the assessment writes it: `41 %`. */
const SHARE = /^(\d+) %$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T/;

/** What to call a fact: the CRM's own words where it has some, else what kind of fact it is. */
export function factName(fact: Evidence): string {
  switch (fact.kind) {
    case 'field':
    case 'gap':
      return fact.label || (fact.id === null ? t(`facts.kind.${fact.kind}`) : aboutWords(fact.id));
    case 'change':
      return fact.id === null ? t('facts.kind.change') : aboutWords(`deal.${fact.id}`);
    case 'person':
      return fact.notEngaged ? t(`facts.not_engaged.${fact.notEngaged}`, { person: personWords(fact) }) : nameOf(fact);
    case 'interaction':
    case 'visit':
    case 'task':
    case 'note':
    case 'benchmark':
    case 'signal':
      return nameOf(fact);
  }
}

function nameOf(fact: Evidence): string {
  return fact.label || t(`facts.kind.${fact.kind}`);
}

function personWords(fact: Evidence): string {
  const name = nameOf(fact);
  return fact.value === null ? name : t('facts.titled', { name, title: String(fact.value) });
}

/** The CRM's own name of a property that a fact calls by its label, for whoever looks for it there; null for all else. */
export function fieldName(fact: Evidence): string | null {
  return fact.kind === 'field' && fact.label !== null && fact.id !== null ? propertyName(fact.id) : null;
}

/** The CRM's own name of a value that a fact calls by its label, for whoever compares it with the blueprint; null for all else. */
export function valueName({ value, valueLabel }: Pick<Evidence, 'value' | 'valueLabel'>): string | null {
  return valueLabel === undefined || value === null ? null : String(value);
}

/** What a fact says beside its name: what became of a meeting, a field's value, what changed into what; null for nothing. */
export function factNote(fact: Evidence, now: number): string | null {
  switch (fact.kind) {
    case 'interaction':
      return interactionWords(fact.value);
    case 'change':
      return t('facts.change', {
        from: valueWords(fact.label, now) ?? t('unknown.empty'),
        to: saidWords(fact, now) ?? t('unknown.empty'),
      });
    case 'visit':
      return typeof fact.value === 'string' ? t('facts.moved_by', { name: fact.value }) : null;
    case 'gap': {
      const why = UnknownReason.safeParse(fact.value);
      return why.success ? t(`unknown.why.${why.data}`) : null;
    }
    case 'signal':
      return typeof fact.value === 'number' ? t('facts.points', { points: signed(fact.value) }) : null;
    case 'field':
      if (fact.id === 'deal.probability' && typeof fact.value === 'number') return percent(fact.value);
      return saidWords(fact, now) ?? t('unknown.empty');
    case 'person':
      return fact.notEngaged ? null : valueWords(fact.value, now);
    case 'task':
    case 'note':
    case 'benchmark':
      return valueWords(fact.value, now);
  }
}

/** What happened on a fact's day, where that is not plain: a field was set then to the value, which may be a day itself. */
export function dayWord(fact: Evidence): string | null {
  return fact.kind === 'field' ? t('facts.set') : null;
}

/** A value as the CRM calls it where it tells, else in words; null where it is empty. */
export function saidWords({ value, valueLabel }: Pick<Evidence, 'value' | 'valueLabel'>, now: number): string | null {
  return valueLabel ?? valueWords(value, now);
}

/** A value of the CRM in words; null where it is empty. */
export function valueWords(value: Params[string], now: number): string | null {
  if (value === null || value === '') return null;
  if (typeof value === 'boolean') return t(value ? 'facts.yes' : 'facts.no');
  if (typeof value === 'number') return number(value, 1);
  const share = SHARE.exec(value)?.[1];
  if (share !== undefined) return percent(Number(share) / 100);
  if (DAY.test(value)) return day(value, now);
  return INSTANT.test(value) ? date(value, now) : value;
}

/** `meeting: held` in the reader's words. */
function interactionWords(value: Params[string]): string | null {
  const [kindText, outcomeText] = typeof value === 'string' ? value.split(': ') : [];
  const kind = InteractionKind.safeParse(kindText);
  const outcome = Outcome.safeParse(outcomeText);
  if (!kind.success) return null;
  if (!outcome.success || outcome.data === 'unrecorded') return t(`interaction.kind.${kind.data}`);
  return t('interaction.both', {
    kind: t(`interaction.kind.${kind.data}`),
    outcome: t(`interaction.outcome.${outcome.data}`),
  });
}
