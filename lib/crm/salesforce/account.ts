import { unknown } from '../../record/fact.ts';
import type { Gap } from '../../record/gap.ts';
import type { Account } from '../../record/snapshot.ts';
import type { FieldChange } from '../../record/stages.ts';
import type { Connection } from '../crm.ts';
import { factGaps, propertyGaps } from '../gaps.ts';
import { heldLabels } from '../held-labels.ts';
import { mapFact, number, text } from '../values.ts';
import { Row, valueAt } from './answers.ts';
import { labelsIn, type Shapes } from './describe.ts';
import { recordLink } from './links.ts';
import { askedOf, choicesOf, standard } from './values.ts';

const UNDER = 'Account.';

/** The facts of an opportunity's account that benchmarks and judging share; hidden where the account is. */
export function accountFacts(row: Row, shapes: Shapes, asked: readonly string[]) {
  const shape = shapes.Account;
  const hidden = !Row.safeParse(row.Account).success;
  return {
    industry: mapFact(standard(row, shape, 'Industry', UNDER), text),
    employees: mapFact(standard(row, shape, 'NumberOfEmployees', UNDER), number),
    country: mapFact(standard(row, shape, 'BillingCountry', UNDER), text),
    properties: hidden
      ? Object.fromEntries(asked.map((name) => [name, unknown('hidden')]))
      : askedOf(row, shape, asked, UNDER),
  };
}

function domainOf(website: string | null): string | null {
  const url = website === null ? null : (URL.parse(website) ?? URL.parse(`https://${website}`));
  return url?.hostname.replace(/^www\./, '') || null;
}

/** The account of an opportunity; hidden where the user may not read it, null where the opportunity has none. */
export function accountOf(
  row: Row,
  {
    shapes,
    connection,
    asked,
    changes = [],
  }: { shapes: Shapes; connection: Connection; asked: readonly string[]; changes?: readonly FieldChange[] },
): { account: Account | null; gaps: Gap[] } {
  const id = text(valueAt(row, 'AccountId'));
  if (id === null) {
    const isHidden = shapes.Opportunity?.fields.AccountId === undefined;
    return { account: null, gaps: isHidden ? [gap('AccountId')] : [] };
  }
  const facts = accountFacts(row, shapes, asked);
  const labels = labelsIn(shapes.Account, asked);
  const account: Account = {
    id,
    name: text(valueAt(row, 'Account.Name')),
    domain: domainOf(text(valueAt(row, 'Account.Website'))),
    ...facts,
    labels,
    valueLabels: heldLabels(
      [
        ...choicesOf({ Industry: facts.industry }, shapes.Account, () => 'industry'),
        ...choicesOf(facts.properties, shapes.Account),
      ],
      changes,
    ),
    link: recordLink(connection, 'Account', id),
  };
  if (!Row.safeParse(row.Account).success) return { account, gaps: [gap('Account')] };
  return {
    account,
    gaps: [
      ...factGaps('account', {
        industry: [facts.industry, 'Industry'],
        employees: [facts.employees, 'NumberOfEmployees'],
        country: [facts.country, 'BillingCountry'],
      }),
      ...propertyGaps('account', facts.properties, asked, labels),
    ],
  };
}

function gap(detail: string): Gap {
  return { about: 'account', why: 'hidden', remedy: 'ask_admin', detail };
}
