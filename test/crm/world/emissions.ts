import type { Emission, EmittedHop, SignalType } from './account-model.ts';
import { daysBefore, iso } from './calendar.ts';
import type { Customer } from './customers.ts';
import type { Contact } from './model.ts';
import type { Chance } from './random.ts';
import { TOPICS } from './support-words.ts';
import { countedAt } from './use.ts';

/** An emission that has no id yet. */
export type EmissionDraft = Omit<Emission, 'id'>;

const HALF_A_YEAR = 26;
/** Shares of licences at which the product speaks up, and at which it may speak again. */
const LOW = { crossed: 0.5, again: 0.55 };
const HIGH = { crossed: 0.8, again: 0.75 };

/** What the product says of a customer: its use fell below half of the licences, or rose above four fifths of them. */
export function productEmissions(random: Chance, instant: string, customers: Customer[]): EmissionDraft[] {
  return customers.flatMap(({ company, stage, history }) => {
    if (stage === 'former' || stage === 'onboarding') return [];
    const licences = (at: string) => Number(history.licences?.findLast((change) => change.at <= at)?.value ?? 0);
    const counts = (history.weeklyActiveUsers ?? [])
      .filter(({ at }) => at >= countedAt(instant, HALF_A_YEAR))
      .map(({ at, value }) => ({ at, people: Number(value), held: licences(at) }));
    let level = levelOf(counts[0], 'between');
    return counts.flatMap((count): EmissionDraft[] => {
      const before = level;
      level = levelOf(count, before);
      if (level === before || level === 'between') return [];
      const type = level === 'low' ? 'product.usage_dropped' : 'product.usage_rising';
      const threshold = level === 'low' ? LOW.crossed : HIGH.crossed;
      const data = { weekly_active_users: count.people, licences: count.held, threshold };
      return [emission(random, 'product', type, { at: count.at, companyId: company.id, contactId: null }, data)];
    });
  });
}

type Level = 'low' | 'between' | 'high';

/** The level of a count; one that was reached holds until the count has come back well past its limit. */
function levelOf(count: { people: number; held: number } | undefined, before: Level): Level {
  const share = count && count.held > 0 ? count.people / count.held : 0;
  if (share < (before === 'low' ? LOW.again : LOW.crossed)) return 'low';
  return share > (before === 'high' ? HIGH.again : HIGH.crossed) ? 'high' : 'between';
}

const VISITS: readonly (readonly [SignalType, number])[] = [
  ['web.pricing_page_visited', 3],
  ['web.comparison_page_visited', 2],
  ['web.content_downloaded', 9],
  ['intent.topic_surge', 4],
  ['company.hiring', 2],
];

/** What people at companies did on our pages and elsewhere in the last quarter. */
export function intentEmissions(random: Chance, instant: string, contacts: Contact[]): EmissionDraft[] {
  return Array.from({ length: Math.round(contacts.length * 0.6) }, () => {
    const type = random.weighted(VISITS);
    const { id, companyId } = random.pick(contacts);
    const at = daysBefore(instant, random.between(0.1, 90));
    switch (type) {
      case 'intent.topic_surge':
        return emission(random, 'intent', type, { at, companyId, contactId: null }, { topic: random.pick(TOPICS) });
      case 'company.hiring':
        return emission(random, 'enrichment', type, { at, companyId, contactId: null }, { roles: random.whole(2, 9) });
      default:
        return emission(random, 'web', type, { at, companyId, contactId: id }, { visits: random.whole(1, 4) });
    }
  });
}

function emission(
  random: Chance,
  source: Emission['source'],
  type: SignalType,
  about: Pick<Emission, 'at' | 'companyId' | 'contactId'>,
  data: Emission['data'],
): EmissionDraft {
  const received = iso(Date.parse(about.at) + random.between(1, 25) * 60_000);
  const hops: EmittedHop[] = [{ step: 'received', at: received, by: null, system: 'warehouse' }];
  return { source, type, ...about, data, hops };
}

/** Gives emissions their ids in order of time. */
export function numberedEmissions(drafts: EmissionDraft[]): Emission[] {
  return drafts
    .toSorted((one, other) => one.at.localeCompare(other.at))
    .map((draft, index) => ({ ...draft, id: `${draft.source}-${String(index + 1).padStart(6, '0')}` }));
}
