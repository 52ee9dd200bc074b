import { FACTS, type Type } from './expressions/facts.ts';
import { QUESTIONS } from './expressions/questions.ts';

/** One word of expressions, as the documentation and the editor explain it. */
export interface Word {
  /** As it is written, with its arguments. */
  name: string;
  type: string;
  says: string;
  example: string;
  /** Known in routes and tensions only. */
  signal: boolean;
}

const TYPES: Partial<Record<Type, string>> = {
  bool: 'yes or no',
  number: 'number',
  string: 'text',
  moment: 'moment',
  any: 'a field by its own name',
};

/** What each fact says, with an example. */
const FACT_WORDS: Record<string, [says: string, example: string]> = {
  now: ['The moment that the record is judged for', 'deal.close_date > now'],
  'deal.name': ['Name of the deal', "deal.name.startsWith('Renewal')"],
  'deal.amount': ['Its amount', 'deal.amount > 50000'],
  'deal.currency': ['Currency of the amount, ISO 4217', "deal.currency == 'EUR'"],
  'deal.probability': ['Probability by the CRM, 0 to 1', 'deal.probability >= 0.5'],
  'deal.next_step': ['The next step, as it is written down', 'has(deal.next_step)'],
  'deal.close_date': ["The start of the day, in the organisation's time zone", 'deal.close_date - now < days(30)'],
  'deal.created_at': ['When it was created', 'now - deal.created_at < days(90)'],
  'deal.is_open': ['Whether it is neither won nor lost', 'deal.is_open'],
  'account.name': ['Name of the company', "account.name.contains('Mills')"],
  'account.industry': ['Its industry', "account.industry in ['Software', 'Banking']"],
  'account.employees': ['How many people work there', 'account.employees >= 1000'],
  'account.country': ['Its country', "account.country == 'Japan'"],
  'account.segment': ['Id of its segment; not in the rules of segments', "account.segment == 'enterprise'"],
  'account.is_ideal': ['Whether it is an ideal customer; not in the rules of segments', 'account.is_ideal'],
  'account.is_customer': ['Whether it was won and has not left', 'account.is_customer'],
  'account.has_open_deal': ['Whether a deal is open with it', '!account.has_open_deal'],
  'account.days_since_won': ['Days since its first deal was won', 'account.days_since_won < 90'],
  'account.days_to_renewal': ['Days until it renews, negative when that has passed', 'account.days_to_renewal < 60'],
  'account.open_cases': ['Support cases that are open', 'account.open_cases <= 2'],
  'group.active_threads': ['People with a two-way interaction in the window', 'group.active_threads >= 2'],
  'stage.days': ['Days in the lifecycle stage since it was entered last', 'stage.days < 30'],
  'signal.type': ['Its type', "signal.type.startsWith('product.')"],
  'signal.tier': ['Its tier: high, medium or low', "signal.tier == 'high'"],
  'signal.side': ['Its side: acquisition or expansion', "signal.side == 'expansion'"],
  'signal.source': ['The system that says so', "signal.source.contains('warehouse')"],
  'signal.subject': ['The kind of record it is about: deal, account or contact', "signal.subject == 'contact'"],
  'signal.at': ['When it happened', 'now - signal.at < days(2)'],
  'signal.age_days': ['Days since it happened', 'signal.age_days < 7'],
};

/** What each question says, with its arguments and an example. */
const QUESTION_WORDS: Record<string, [call: string, type: string, says: string, example: string]> = {
  'group.engaged_within': [
    'group.engaged_within(days(D), P, F)',
    'yes or no',
    'Whether P people from F functions had two-way interactions inside some window of D days',
    'group.engaged_within(days(30), 3, 3)',
  ],
  'group.engaged': [
    'group.engaged(FUNCTION)',
    'yes or no',
    'Whether it has an active thread',
    "group.engaged('champion')",
  ],
  'group.identified': [
    'group.identified(FUNCTION)',
    'yes or no',
    'Whether somebody is named for it',
    "group.identified('legal')",
  ],
  'group.met_within': [
    'group.met_within(days(D))',
    'yes or no',
    'Whether a meeting took place',
    'group.met_within(days(30))',
  ],
  'account.usage': [
    'account.usage(METRIC)',
    'number',
    'The level of a usage metric of `customer_health`; a share of 1 where it has `out_of`',
    "account.usage('licences') >= 0.8",
  ],
};

const PROPERTY_WORDS: [owner: string, says: string, example: string][] = [
  ['deal', 'A field of the deal in the CRM', "deal.properties.security_review == 'complete'"],
  ['account', 'A field of the company in the CRM', "account.properties['tier'] == 'A'"],
  ['signal', "A value of the signal's data", 'signal.properties.visits >= 2'],
];

/** Every word that an expression can name, in the order of the documentation. */
export function vocabularyWords(): Word[] {
  const facts = [...FACTS.values()].map(({ about, type }): Word => {
    const [says = '', example = ''] = FACT_WORDS[about] ?? [];
    return { name: about, type: TYPES[type] ?? type, says, example, signal: about.startsWith('signal.') };
  });
  const questions = [...QUESTIONS.keys()].map((key): Word => {
    const [name = key, type = '', says = '', example = ''] = QUESTION_WORDS[key] ?? [];
    return { name, type, says, example, signal: false };
  });
  const properties = PROPERTY_WORDS.map(([owner, says, example]): Word => {
    return { name: `${owner}.properties.NAME`, type: 'any', says, example, signal: owner === 'signal' };
  });
  return [...facts, ...questions, ...properties].toSorted((a, b) => rank(a.name) - rank(b.name));
}

const OWNERS = ['now', 'deal', 'account', 'group', 'stage', 'signal'];

function rank(name: string): number {
  return OWNERS.indexOf(name.split('.', 1)[0] ?? '');
}
