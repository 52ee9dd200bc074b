import { daysBefore } from './calendar.ts';
import type { BuyingFunction, Company, Contact, Currency, Language, User } from './model.ts';
import { ascii } from './organisation.ts';
import { BUYING_ROLE_OF, NAMES, TITLES } from './people-words.ts';
import type { Chance } from './random.ts';

const COUNTRIES: readonly (readonly [{ country: string; language: Language; currency: Currency }, number])[] = [
  [{ country: 'Germany', language: 'de', currency: 'EUR' }, 14],
  [{ country: 'Austria', language: 'de', currency: 'EUR' }, 4],
  [{ country: 'United Kingdom', language: 'en', currency: 'GBP' }, 9],
  [{ country: 'United States', language: 'en', currency: 'USD' }, 9],
  [{ country: 'France', language: 'fr', currency: 'EUR' }, 9],
  [{ country: 'Spain', language: 'es', currency: 'EUR' }, 7],
  [{ country: 'Japan', language: 'ja', currency: 'USD' }, 6],
];

const STEMS =
  'Aldern Brenwick Corvane Dunmarsh Eskel Fennimore Garthwell Hollenfeld Isarion Jorund Kestering Lowmoor Maristow Nettlecombe Orvane Pellgrim Quarrow Ravensund Silberhain Tarnwick Ulverton Vandholm Westermark Yarrowby Zellenbach Ashgrove Birkenau Caldmere Dorringen Elmswater Falkenried Grauwald Hartmere Immerfeld Keldholm Lindenau'.split(
    ' ',
  );
const KINDS: readonly { industry: string; words: string[] }[] = [
  { industry: 'Manufacturing', words: ['Works', 'Maschinenbau', 'Industries', 'Castings'] },
  { industry: 'Logistics', words: ['Logistics', 'Freight', 'Spedition', 'Depots'] },
  { industry: 'Food and beverage', words: ['Foods', 'Mills', 'Brewing', 'Dairy'] },
  { industry: 'Chemicals', words: ['Chemie', 'Coatings', 'Polymers'] },
  { industry: 'Utilities', words: ['Energy', 'Waterworks', 'Grid'] },
  { industry: 'Healthcare', words: ['Medical', 'Clinics', 'Diagnostics'] },
  { industry: 'Software', words: ['Software', 'Systems'] },
  { industry: 'Financial services', words: ['Capital', 'Leasing'] },
];

/** Invented companies; every domain ends in `.example`. */
export function makeCompanies(random: Chance, instant: string, count: number, users: User[]): Company[] {
  const stems = random.some(STEMS, STEMS.length);
  const taken = new Set<string>();
  return Array.from({ length: count }, (_, index) => {
    const kind = random.pick(KINDS);
    const stem = stems[index % stems.length] ?? 'Aldern';
    const word = random.pick(kind.words.filter((word) => !taken.has(`${stem} ${word}`)));
    const name = `${stem} ${word}`;
    taken.add(name);
    return {
      id: String(20_100_010_001 + index),
      name,
      domain: `${name.toLowerCase().replace(/ /g, '-')}.example`,
      industry: kind.industry,
      employees: random.happens(0.06) ? null : headcount(random),
      ...random.weighted(COUNTRIES),
      ownerId: random.pick(users).id,
      createdAt: daysBefore(instant, random.between(740, 1100)),
      history: {},
    };
  });
}

function headcount(random: Chance): number {
  const [from, to] = random.weighted<readonly [number, number]>([
    [[30, 199], 3],
    [[200, 999], 4],
    [[1000, 9000], 3],
  ]);
  return Math.round(random.between(from, to) / 10) * 10;
}

const MIX: readonly (readonly [BuyingFunction, number])[] = [
  ['economic_buyer', 12],
  ['champion', 16],
  ['technical', 16],
  ['user', 18],
  ['finance', 12],
  ['legal', 8],
  ['security', 7],
  ['procurement', 11],
];

/** About `perCompany` invented people for every company, titled in the language of their country. */
export function makeContacts(random: Chance, instant: string, companies: Company[], perCompany: number): Contact[] {
  return companies.flatMap((company, companyIndex) => {
    const size = Math.max(7, Math.round(perCompany + random.between(-4, 4)));
    const mails = new Set<string>();
    return Array.from({ length: size }, (_, index): Contact => {
      const core: BuyingFunction[] = ['economic_buyer', 'champion', 'technical', 'finance', 'user'];
      const truth = core[index] ?? random.weighted(MIX);
      const [firstName = '', latinFirst = firstName] = random.pick(NAMES[company.language].first).split('/');
      const [lastName = '', latinLast = lastName] = random.pick(NAMES[company.language].last).split('/');
      const local = `${ascii(latinFirst)}.${ascii(latinLast)}`.toLowerCase();
      const mail = mails.has(local) ? `${local}${index}` : local;
      mails.add(mail);
      return {
        id: String(30_200_010_001 + companyIndex * 100 + index),
        companyId: company.id,
        firstName,
        lastName,
        title: random.happens(0.07) ? null : random.pick(TITLES[truth][company.language]),
        email: random.happens(0.03) ? null : `${mail}@${company.domain}`,
        truth,
        buyingRoles: random.happens(0.08) ? [BUYING_ROLE_OF[truth]] : [],
        ownerId: company.ownerId,
        createdAt: daysBefore(instant, random.between(400, 740)),
        restricted: false,
        leftOn: null,
      };
    });
  });
}
