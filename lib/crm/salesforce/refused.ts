import type { Reply } from './ask.ts';
import type { Refused } from './describe.ts';

const NO_COLUMN = /No such column '(?:\w+\.)*(\w+)' on (?:entity|sobject of type) '?(\w+)/i;
const NO_RELATIONSHIP = /Didn't understand relationship '(\w+)'/i;
const NO_OBJECT = /sObject type '(\w+)' is not supported/i;

/**
 * What Salesforce names as the one thing that it does not know in a query: misspelt, hidden or switched off, it says the
 * same of all three. Empty where a reply was not refused for that.
 */
export function refusedBy(reply: Reply | undefined): Refused[] {
  if (reply?.state !== 'refused') return [];
  return reply.errors.flatMap(({ errorCode, message }): Refused[] => {
    if (errorCode !== 'INVALID_FIELD' && errorCode !== 'INVALID_TYPE') return [];
    const [, column, object] = NO_COLUMN.exec(message) ?? [];
    if (column !== undefined) return [{ name: column, object: object ?? null }];
    const name = NO_RELATIONSHIP.exec(message)?.[1] ?? NO_OBJECT.exec(message)?.[1];
    return name === undefined ? [] : [{ name, object: null }];
  });
}
