import { type Fact, unknown } from '../../record/fact.ts';
import type { Gap } from '../../record/gap.ts';
import type { Account } from '../../record/snapshot.ts';
import type { FieldChange } from '../../record/stages.ts';
import type { Connection } from '../crm.ts';
import { factGaps, propertyGaps } from '../gaps.ts';
import { heldLabels } from '../held-labels.ts';
import type { Session } from '../http.ts';
import { mapFact, number, text } from '../values.ts';
import { type Access, access, scopeGap } from './access.ts';
import type { HubSpotObject } from './answers.ts';
import { batch } from './api.ts';
import { listAll } from './associated.ts';
import { recordLink } from './links.ts';
import { choice, type Definitions, labelsIn, property } from './values.ts';

const CORE = ['name', 'domain', 'industry', 'numberofemployees', 'country'];

/** Every property of a company to ask for, the blueprint's own included. */
export function askedOfCompany(blueprint: readonly string[]): string[] {
  return [...new Set([...CORE, ...blueprint])];
}

/** The facts of a company that benchmarks and judging share. */
export function companyFacts(company: HubSpotObject, definitions: Definitions, asked: readonly string[]) {
  const of = (name: string) => property(company.properties, definitions, name);
  return {
    industry: mapFact(of('industry'), text),
    employees: mapFact(of('numberofemployees'), number),
    country: mapFact(of('country'), text),
    properties: Object.fromEntries(asked.map((name) => [name, of(name)])),
  };
}

/** The same facts where the company itself could not be read, or where there is none. */
export function unknownFacts(why: 'hidden' | 'not_tracked', asked: readonly string[]) {
  const fact: Fact<null> = unknown(why);
  return {
    industry: fact,
    employees: fact,
    country: fact,
    properties: Object.fromEntries(asked.map((name) => [name, fact])),
  };
}

/** The company of a deal as read: its id, null where the deal has none, and its answer. */
interface CompanyAnswer {
  id: string | null;
  companies: Access<HubSpotObject[]>;
}

/**
 * The company that a deal's answer names, HubSpot's primary one where it marks it; null where it names none. The primary
 * one is listed twice, as primary and as any other; a company that is listed once may bear either name.
 */
export function primaryCompany(deal: HubSpotObject): string | null {
  const companies = deal.associations?.companies?.results ?? [];
  const marked = companies.filter(({ type }) => type?.toLowerCase() === 'deal_to_company');
  const twice = marked.find(({ id }) => companies.filter((other) => other.id === id).length > 1);
  return (twice ?? marked[0] ?? companies[0])?.id ?? null;
}

/** Reads the company of a deal; where the deal names none, asks whether it has none or may not show it. */
export async function readCompany(
  session: Session,
  deal: HubSpotObject,
  asked: readonly string[],
): Promise<CompanyAnswer> {
  const named = primaryCompany(deal);
  const listed: Access<{ ids: string[] }> =
    named === null
      ? await access(listAll(session, { type: 'deals', id: deal.id }, 'companies', 1))
      : { granted: true, value: { ids: [named] } };
  if (!listed.granted) return { id: null, companies: listed };
  const [id] = listed.value.ids;
  if (id === undefined) return { id: null, companies: { granted: true, value: [] } };
  const answer = await access(session.read(batch('companies', [id], askedOfCompany(asked))));
  return { id, companies: answer.granted ? { granted: true, value: answer.value.results } : answer };
}

/** What the facts of an account are read by; the properties are those that the blueprint asks for, the changes theirs. */
interface AccountContext {
  connection: Connection;
  definitions: Definitions;
  asked: readonly string[];
  changes?: readonly FieldChange[];
}

/** The company a deal is with; hidden where the token may not read it, null where the deal has none. */
export function accountOf(
  { id, companies }: CompanyAnswer,
  context: AccountContext,
): { account: Account | null; gaps: Gap[] } {
  const { connection, asked } = context;
  const refused = companies.granted ? [] : [scopeGap('account', companies.scopes, connection.scopes)];
  if (id === null) return { account: null, gaps: refused };
  const link = recordLink(connection, 'account', id);
  const company = companies.granted ? companies.value.find((candidate) => candidate.id === id) : undefined;
  if (company === undefined) {
    const unread: Gap[] = [{ about: 'account', why: 'hidden', remedy: 'ask_admin', detail: id }];
    return {
      account: { id, name: null, domain: null, ...unknownFacts('hidden', asked), link },
      gaps: companies.granted ? unread : refused,
    };
  }
  return readAccountOf(company, context);
}

/** The facts of a company that was read, and which of them are unknown. */
export function readAccountOf(
  company: HubSpotObject,
  { connection, definitions, asked, changes = [] }: AccountContext,
): { account: Account; gaps: Gap[] } {
  const { id, properties } = company;
  const link = recordLink(connection, 'account', id);
  const facts = companyFacts(company, definitions, asked);
  const labels = labelsIn(definitions, asked);
  const choices = [
    choice(properties, definitions, 'industry', 'industry'),
    ...asked.map((name) => choice(properties, definitions, name)),
  ];
  return {
    account: {
      id,
      name: text(properties.name),
      domain: text(properties.domain),
      ...facts,
      labels,
      valueLabels: heldLabels(choices, changes),
      link,
    },
    gaps: [
      ...factGaps('account', {
        industry: [facts.industry, 'industry'],
        employees: [facts.employees, 'numberofemployees'],
        country: [facts.country, 'country'],
      }),
      ...propertyGaps('account', facts.properties, asked, labels),
    ],
  };
}
