import type { Campaign, CampaignResponse, Submission, SupportCase } from './account-model.ts';
import { DAY, daysBefore, daysBetween, iso } from './calendar.ts';
import type { Customer } from './customers.ts';
import type { Contact } from './model.ts';
import type { Chance } from './random.ts';
import { CASE_SUBJECTS, FORMS } from './support-words.ts';

/** A case that has no id yet; ids are given once all are in order of time. */
export type CaseDraft = Omit<SupportCase, 'id'>;

/** The cases of a year: the less of what they pay for customers use, and the more people they are, the more they ask. */
export function supportCases(
  random: Chance,
  instant: string,
  customers: Customer[],
  contacts: Map<string, Contact[]>,
): CaseDraft[] {
  return customers.flatMap(({ company, share, since, causes, stage }) => {
    const people = contacts.get(company.id) ?? [];
    const days = Math.min(365, daysBetween(since, instant));
    if (people.length === 0 || days < 7 || stage === 'former') return [];
    const perYear = (3 + Math.sqrt((company.employees ?? 300) / 100)) * (1.5 - share(0)) * random.factor(0.3);
    return Array.from({ length: Math.round((perYear * days) / 365) }, (): CaseDraft => {
      const openedAt = daysBefore(instant, random.between(0.2, days));
      const takes = random.between(0.2, 6) * (1.6 - causes.care) * random.factor(0.6);
      const closedAt = iso(Date.parse(openedAt) + takes * DAY);
      const contact = random.pick(people);
      return {
        companyId: company.id,
        contactId: contact.id,
        ownerId: company.ownerId,
        subject: random.pick(CASE_SUBJECTS[company.language]),
        priority: random.weighted([
          ['low', 3],
          ['medium', 5],
          ['high', 2],
        ]),
        openedAt,
        closedAt: closedAt < instant ? closedAt : null,
      };
    });
  });
}

/** Gives cases their ids in order of time. */
export function numberedCases(drafts: CaseDraft[]): SupportCase[] {
  return drafts
    .toSorted((one, other) => one.openedAt.localeCompare(other.openedAt))
    .map((draft, index) => ({ ...draft, id: String(50_400_010_001 + index) }));
}

/** Forms that people filled in, a third of them in the last quarter. */
export function submissionsOf(random: Chance, instant: string, contacts: Contact[]): Submission[] {
  return contacts
    .filter(({ email }) => email !== null)
    .flatMap(({ id }) => {
      if (!random.happens(0.12)) return [];
      const latest = random.happens(0.35) ? random.between(1, 90) : random.between(90, 390);
      const earlier = random.happens(0.3) ? [latest + random.between(5, 100)] : [];
      return [...earlier, latest].map((ago) => ({
        contactId: id,
        form: random.pick(FORMS),
        at: daysBefore(instant, ago),
      }));
    });
}

/** The campaigns of the year, by how many days ago they began. */
const CAMPAIGNS: readonly (Omit<Campaign, 'startsOn'> & { ago: number })[] = [
  { id: '70100000001', name: 'Webinar: energy cost by shift', type: 'Webinar', ago: 210 },
  { id: '70100000002', name: 'Plant managers’ day', type: 'Conference', ago: 130 },
  { id: '70100000003', name: 'Webinar: from alarm to work order', type: 'Webinar', ago: 48 },
  { id: '70100000004', name: 'Autumn letter to operations', type: 'Email', ago: 21 },
];

export function campaignsOf(instant: string): Campaign[] {
  return CAMPAIGNS.map(({ ago, ...campaign }) => ({ ...campaign, startsOn: daysBefore(instant, ago).slice(0, 10) }));
}

/** Whom the campaigns reached, and who answered. */
export function campaignResponses(random: Chance, instant: string, contacts: Contact[]): CampaignResponse[] {
  const reachable = contacts.filter(({ email }) => email !== null);
  return CAMPAIGNS.flatMap(({ id, ago }) =>
    reachable
      .filter(() => random.happens(0.15))
      .map(({ id: contactId }) => {
        const sentAt = daysBefore(instant, ago + 3);
        const responds = random.happens(0.28);
        return {
          campaignId: id,
          contactId,
          sentAt,
          respondedAt: responds ? daysBefore(instant, ago - random.between(0, Math.min(6, ago))) : null,
        };
      }),
  );
}
