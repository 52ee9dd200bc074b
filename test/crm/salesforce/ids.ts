/** The key prefixes of the objects that the stand-in holds. */
export const KEY_PREFIX = {
  Account: '001',
  Contact: '003',
  User: '005',
  Opportunity: '006',
  OpportunityHistory: '008',
  RecordType: '012',
  OpportunityFieldHistory: '017',
  Note: '002',
  Case: '500',
  Campaign: '701',
  CampaignMember: '00v',
  Contract: '800',
  AccountContactRelation: '07k',
  AccountHistory: '017',
  Organization: '00D',
  OpportunityContactRole: '00K',
  Task: '00T',
  Event: '00U',
  OpportunityStage: '01J',
  CurrencyType: '01L',
  EmailMessage: '02s',
  EventRelation: '0RE',
  TaskRelation: '0RT',
  EmailMessageRelation: '0XZ',
} as const;

export type ObjectName = keyof typeof KEY_PREFIX;

/** The stand-in organisations. */
export type OrgKey = 'demo' | 'second';

const INSTANCE: Record<OrgKey, string> = { demo: 'Pb', second: 'Eu' };
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const CHECKSUM = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** The 18-character Salesforce id of a record of the world; its number is a safe integer in decimal digits. */
export function salesforceId(object: ObjectName, number: string | number, org: OrgKey = 'demo'): string {
  return withChecksum(`${KEY_PREFIX[object]}${INSTANCE[org]}0${base62(Number(number))}`);
}

/** The id in the world of a record that came from the world, the inverse of `salesforceId`. */
export function worldId(id: string): string {
  let number = 0;
  for (const digit of id.slice(6, 15)) number = number * DIGITS.length + DIGITS.indexOf(digit);
  return String(number);
}

/** The 18 characters of an id that is written with 15 or 18; null for anything else. */
export function normalId(text: string): string | null {
  if (/^[A-Za-z0-9]{15}$/.test(text)) return withChecksum(text);
  if (!/^[A-Za-z0-9]{18}$/.test(text)) return null;
  return withChecksum(text.slice(0, 15)) === text ? text : null;
}

/** Adds the three characters that make an id safe where upper and lower case are not kept apart. */
function withChecksum(fifteen: string): string {
  const groups = [fifteen.slice(0, 5), fifteen.slice(5, 10), fifteen.slice(10, 15)];
  const suffix = groups.map((group) => {
    const bits = [...group].reduce((sum, letter, place) => sum + (/[A-Z]/.test(letter) ? 1 << place : 0), 0);
    return CHECKSUM.charAt(bits);
  });
  return fifteen + suffix.join('');
}

function base62(number: number): string {
  if (!Number.isSafeInteger(number) || number < 0) throw new RangeError(`${number} cannot be the number of an id`);
  let text = '';
  for (let rest = number; rest > 0; rest = Math.floor(rest / DIGITS.length))
    text = DIGITS.charAt(rest % DIGITS.length) + text;
  return text.padStart(9, '0');
}
