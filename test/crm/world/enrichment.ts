import type { CompanyHistory } from './account-model.ts';
import { dayOf, daysBefore } from './calendar.ts';
import { byHand } from './customers.ts';
import type { Change, Company } from './model.ts';
import type { Chance } from './random.ts';

/** What a bought source says of each company's size: mostly about right, now and then far off, of some nothing. */
export function enrichmentOf(random: Chance, instant: string, companies: Company[]): Map<string, CompanyHistory> {
  const claims = companies.map((company): [string, CompanyHistory] => {
    const knows = random.happens(0.7);
    const factor = random.happens(0.12) ? random.between(0.3, 0.6) : random.between(0.94, 1.06);
    const at = daysBefore(instant, random.between(3, 120));
    return [company.id, { ...byPeople(company), ...(knows && claimOf(company, factor, at)) }];
  });
  return new Map(claims);
}

function byPeople({ employees, createdAt, ownerId }: Company): CompanyHistory {
  return employees === null ? {} : { employees: [byHand(createdAt, String(employees), ownerId)] };
}

function claimOf({ employees }: Company, factor: number, at: string): CompanyHistory {
  const written = (value: string): Change[] => [{ at, value, by: null, cause: 'integration' }];
  return {
    enrichedEmployees: written(String(Math.round((employees ?? 240) * factor))),
    enrichedOn: written(dayOf(at)),
  };
}
