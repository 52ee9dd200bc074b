import type { Params } from '../../lib/assess/schema/evidence.ts';
import type { BuyingGroup } from '../../lib/assess/schema/group.ts';
import { ago, date, list, number, prose } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/text.ts';

/** A flag's parameters, its record and the moment; gives the sentences that apply, `null` for those that do not. */
export type Words<Of> = (params: Read, record: Of, now: number) => (string | null)[];

/** Parameters by name; null where the assessment has none of that type. */
interface Read {
  number: (name: string) => number | null;
  text: (name: string) => string | null;
  yes: (name: string) => boolean;
}

/** The flags that deals and accounts have in common. */
type SharedId = 'single_threaded' | 'champion_gone' | 'signal_overdue';

/** What is said of the flags that deals and accounts have in common. */
export const SHARED_WORDS: Record<SharedId, Words<{ group: BuyingGroup }>> = {
  single_threaded: (params, { group }) => {
    const healthy = params.number('healthy');
    const days = number(group.windowDays);
    const names = group.people
      .filter((person) => person.engagement === 'active')
      .map((person) => person.name ?? t('group.unnamed'));
    return [
      names.length === 0
        ? t('flag.single_threaded.none', { days })
        : t('flag.single_threaded.only', { names: list(names), days }),
      healthy === null ? null : t('flag.single_threaded.healthy', healthy, { count: number(healthy) }),
    ];
  },
  champion_gone: (params, _, now) => {
    const name = params.text('name') ?? t('group.unnamed');
    const left = params.text('left');
    return [
      left === null
        ? t('flag.champion_gone.sentence', { name })
        : t('flag.champion_gone.on', { name, day: date(left, now) }),
    ];
  },
  signal_overdue: (params, _, now) => {
    const [signal, due, seat] = [params.text('signal'), params.text('due'), params.text('seat')];
    const count = params.number('count');
    return [
      signal === null || due === null ? null : t('flag.signal_overdue.sentence', { signal, due: ago(due, now) }),
      seat === null ? null : t('flag.signal_overdue.seat', { seat }),
      count === null || count < 2 ? null : t('flag.signal_overdue.more', count - 1, { count: number(count - 1) }),
    ];
  },
};

/** The sentences that apply, as one text. */
export function sentenceOf(sentences: (string | null)[]): string {
  return prose(sentences.filter((sentence) => sentence !== null));
}

/** The parameters of a flag by name and type. */
export function reader(params: Params): Read {
  return {
    number: (name) => (typeof params[name] === 'number' ? params[name] : null),
    text: (name) => (typeof params[name] === 'string' ? params[name] : null),
    yes: (name) => params[name] === true,
  };
}
