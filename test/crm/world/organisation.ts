import type { Pipeline, Team, User } from './model.ts';

export const DEFAULT_PIPELINE = 'default';
export const RENEWAL_PIPELINE = '74120991';
export const PARTNER_PIPELINE = '74120992';

/** A stage that the organisation added lately to its default pipeline; no closed deal ever was in it. */
export const NEW_STAGE = '1084512';

export const PIPELINES: Pipeline[] = [
  {
    id: DEFAULT_PIPELINE,
    label: 'New business',
    stages: [
      { id: 'appointmentscheduled', label: 'Appointment scheduled', probability: 0.2, closes: null },
      { id: 'qualifiedtobuy', label: 'Qualified to buy', probability: 0.4, closes: null },
      { id: 'presentationscheduled', label: 'Comparing solutions', probability: 0.6, closes: null },
      { id: NEW_STAGE, label: 'Pilot agreed', probability: 0.7, closes: null },
      { id: 'decisionmakerboughtin', label: 'Decision maker bought in', probability: 0.8, closes: null },
      { id: 'contractsent', label: 'Contract sent', probability: 0.9, closes: null },
      { id: 'closedwon', label: 'Closed won', probability: 1, closes: 'won' },
      { id: 'closedlost', label: 'Closed lost', probability: 0, closes: 'lost' },
    ],
  },
  {
    id: RENEWAL_PIPELINE,
    label: 'Renewals',
    stages: [
      { id: '184001', label: 'Renewal due', probability: 0.5, closes: null },
      { id: '184002', label: 'Value reviewed', probability: 0.7, closes: null },
      { id: '184003', label: 'Terms sent', probability: 0.9, closes: null },
      { id: '184004', label: 'Renewed', probability: 1, closes: 'won' },
      { id: '184005', label: 'Not renewed', probability: 0, closes: 'lost' },
    ],
  },
  {
    id: PARTNER_PIPELINE,
    label: 'Partner resale',
    stages: [
      { id: '190001', label: 'Registered by partner', probability: 0.1, closes: null },
      { id: '190002', label: 'Joint plan', probability: 0.3, closes: null },
      { id: '190003', label: 'Partner quote out', probability: 0.7, closes: null },
      { id: '190004', label: 'Won through partner', probability: 1, closes: 'won' },
      { id: '190005', label: 'Lost', probability: 0, closes: 'lost' },
    ],
  },
];

export const LABELS = ['Decision maker', 'Champion', 'Blocker', 'Technical evaluator', 'Legal', 'User'];

export const TEAMS: Team[] = [
  { id: '31', name: 'Central Europe' },
  { id: '32', name: 'International' },
  { id: '33', name: 'Renewals' },
];

const PEOPLE: [string, string, string][] = [
  ['Mara', 'Lindqvist', '31'],
  ['Jonas', 'Fehrenbach', '31'],
  ['Ayla', 'Demirel', '31'],
  ['Tobias', 'Wenger', '31'],
  ['Katrin', 'Osswald', '31'],
  ['Samuel', 'Okonjo', '32'],
  ['Priya', 'Raghavan', '32'],
  ['Callum', 'Strand', '32'],
  ['Inés', 'Cordero', '32'],
  ['Élodie', 'Marchetti', '32'],
  ['Haruto', 'Kanda', '32'],
  ['Greta', 'Solheim', '33'],
  ['Viktor', 'Palmgren', '33'],
  ['Noor', 'Haddad', '33'],
];

/** The colleagues of an organisation; the last of the full list has left. */
export function usersOf(domain: string, count: number): User[] {
  return PEOPLE.slice(0, count).map(([firstName, lastName, teamId], index) => ({
    id: String(501 + index),
    firstName,
    lastName,
    email: `${ascii(firstName)}.${ascii(lastName)}@${domain}`.toLowerCase(),
    teamId,
    active: index !== 12,
  }));
}

/** Letters without their accents, for mail addresses. */
export function ascii(text: string): string {
  return text
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '');
}
