import type { Assessment } from '../../lib/assess/schema/assessment.ts';
import type { SeatHolder } from '../../lib/assess/schema/seats.ts';
import type { AssessedClaim } from '../../lib/assess/schema/sources.ts';
import { daysAgo } from './moment.ts';

function line(path: string, at: number) {
  return { path, line: at };
}

/** A seat with its holder; nobody where the name is null. */
export function seat(id: string, label: string, name: string | null): SeatHolder {
  return {
    seat: id,
    label,
    user: name === null ? null : { id: '501', name, email: null },
    unresolved: name === null ? 'unassigned' : null,
    line: line(`seats.${id}`, 12),
  };
}

/** What one system says of the number of employees. */
export function claim(source: string, label: string, value: number, days: number | null): AssessedClaim {
  const at = days === null ? null : daysAgo(days);
  return { source, label, value, unknown: null, at, byPerson: false, stale: false, field: `company.${source}` };
}

/** Sources that agree, owners, and no limit that is crossed. */
export const GOVERNANCE: Pick<Assessment, 'sources' | 'ownership' | 'decisions'> = {
  sources: [
    {
      field: 'account.employees',
      label: null,
      state: 'agreed',
      claims: [claim('enrichment', 'Enrichment', 2400, 21), claim('crm', 'CRM', 2350, null)],
      winner: 'enrichment',
      why: null,
      because: 'Five hundred or two hundred decides the segment, and so every number here (R76).',
      line: line('sources.account.employees', 748),
    },
  ],
  ownership: [
    {
      outcome: 'new_revenue',
      label: 'Revenue from new customers',
      primary: seat('account_executive', 'Account executive', 'Mara Lindqvist'),
      contributing: [
        seat('sales_development', 'Sales development', null),
        seat('head_of_marketing', 'Head of marketing', null),
      ],
      overlap: null,
      because: 'Whoever the buyer talks to answers for what the buyer decides.',
      unknown: null,
      line: line('ownership.0', 1095),
    },
    {
      outcome: 'attribution',
      label: 'Where revenue came from',
      primary: seat('revops', 'Revenue operations', null),
      contributing: [seat('head_of_marketing', 'Head of marketing', null)],
      overlap: {
        with: seat('head_of_marketing', 'Head of marketing', null),
        final: seat('revops', 'Revenue operations', null),
        because: 'Nobody marks their own work.',
      },
      because: 'One definition, kept by whoever is paid for neither answer.',
      unknown: null,
      line: line('ownership.3', 1113),
    },
  ],
  decisions: { crossed: [], unknown: [] },
};

/** Two systems that differ, decided and undecided, a discount that somebody has to decide on, and nobody who decides on the account. */
export const CONTESTED: Pick<Assessment, 'sources' | 'ownership' | 'decisions'> = {
  ...GOVERNANCE,
  sources: [
    {
      field: 'account.employees',
      label: null,
      state: 'decided',
      claims: [claim('enrichment', 'Enrichment', 500, 21), claim('crm', 'CRM', 200, null)],
      winner: 'enrichment',
      why: 'rank',
      because: 'Five hundred or two hundred decides the segment, and so every number here (R76).',
      line: line('sources.account.employees', 748),
    },
    {
      field: 'account.industry',
      label: null,
      state: 'undecided',
      claims: [
        { ...claim('enrichment', 'Enrichment', 0, 21), value: 'Retail' },
        { ...claim('crm', 'CRM', 0, 4), value: 'Logistics', byPerson: true },
      ],
      winner: null,
      why: null,
      because: null,
      line: line('sources.account.industry', 760),
    },
  ],
  decisions: {
    crossed: [
      {
        what: 'guardrail',
        id: 'discount',
        label: 'Discount above 20%',
        because: 'Above a fifth the price is no longer the list’s but somebody’s.',
        evidence: [
          {
            kind: 'field',
            id: 'deal.properties.discount',
            label: null,
            at: daysAgo(1),
            value: 25,
            link: null,
          },
        ],
        decision: {
          id: 'discount_above_20',
          label: 'A discount above 20%',
          kind: 'tradeoff',
          seat: seat('cro', 'Chief revenue officer', null),
          forum: 'Deal desk',
          inputs: ['The segment and offer', 'What the buyer gives for it', 'Who else got it'],
          within: 2,
          due: daysAgo(-1),
          escalatesTo: null,
          because: 'It trades this quarter’s revenue for the price list.',
          line: line('decisions.discount_above_20', 1122),
        },
        line: line('commercial_model.guardrails.discount', 72),
      },
      {
        what: 'segment',
        id: 'small',
        label: 'Small business',
        because: null,
        evidence: [],
        decision: null,
        line: line('market.ideal_customer', 36),
      },
    ],
    unknown: [
      {
        id: 'far_close',
        label: 'Close date more than a year ahead',
        unknown: { why: 'hidden', about: 'deal.closeDate' },
        line: line('commercial_model.guardrails.far_close', 76),
      },
    ],
  },
};
