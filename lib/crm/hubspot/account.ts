import { type Fact, unknown } from '../../record/fact.ts';
import type { Gap } from '../../record/gap.ts';
import type { Account } from '../../record/snapshot.ts';
import type { Connection } from '../crm.ts';
import { type Access, scopeGap } from './access.ts';
import type { HubSpotObject } from './answers.ts';
import { factGaps, propertyGaps } from './gaps.ts';
import { recordLink } from './links.ts';
import { mapFact, number, type PropertyTypes, property, text } from './values.ts';

const CORE = ['name', 'domain', 'industry', 'numberofemployees', 'country'];

/** Every property of a company to ask for, the blueprint's own included. */
export function askedOfCompany(blueprint: readonly string[]): string[] {
  return [...new Set([...CORE, ...blueprint])];
}

/** The facts of a company that benchmarks and judging share. */
export function companyFacts(company: HubSpotObject, types: PropertyTypes, asked: readonly string[]) {
  const of = (name: string) => property(company.properties, types, name);
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

/** The company a deal is with; hidden where the token may not read it, null where the deal has none. */
export function accountOf(
  id: string | null,
  companies: Access<HubSpotObject[]>,
  context: { connection: Connection; types: PropertyTypes; asked: readonly string[] },
): { account: Account | null; gaps: Gap[] } {
  if (id === null) return { account: null, gaps: [] };
  const { connection, types, asked } = context;
  const link = recordLink(connection, 'account', id);
  const company = companies.granted ? companies.value.find((candidate) => candidate.id === id) : undefined;
  if (company === undefined) {
    const gap: Gap = companies.granted
      ? { about: 'account', why: 'hidden', remedy: 'ask_admin', detail: id }
      : scopeGap('account', companies.scopes, connection.scopes);
    return { account: { id, name: null, domain: null, ...unknownFacts('hidden', asked), link }, gaps: [gap] };
  }
  const facts = companyFacts(company, types, asked);
  return {
    account: {
      id,
      name: text(company.properties.name),
      domain: text(company.properties.domain),
      ...facts,
      link,
    },
    gaps: [
      ...factGaps('account', {
        industry: [facts.industry, 'industry'],
        employees: [facts.employees, 'numberofemployees'],
        country: [facts.country, 'country'],
      }),
      ...propertyGaps('account', facts.properties, asked),
    ],
  };
}

/** The first company that a deal names, HubSpot's primary one where the answer marks it; null where it names none. */
export function primaryCompany(deal: HubSpotObject): string | null {
  const companies = deal.associations?.companies?.results ?? [];
  const primary = companies.find(({ type }) => type?.toLowerCase() === 'deal_to_company');
  return (primary ?? companies[0])?.id ?? null;
}
