import type { Activity } from '../../../world/model.ts';
import type { Row } from '../schema/types.ts';
import { idIn, type Making, stamps, userId } from './making.ts';

/** The rows that one object keeps of an activity; most activities are nothing to most objects. */
export type ActivityMaker = (making: Making, activity: Activity) => Row[];

/** Who logged an activity and when. */
export function logged(making: Making, { loggedAt, ownerId }: Activity): Row {
  return stamps({ at: loggedAt, by: userId(making, ownerId) });
}

/** Who and what an activity is about. Without Shared Activities only the first person is named on it. */
export function about(making: Making, { contactIds, dealId, companyId, ownerId }: Activity): Row {
  const [first] = contactIds;
  const what = dealId ? idIn(making, 'Opportunity', dealId) : first ? null : idIn(making, 'Account', companyId);
  return {
    WhoId: first ? idIn(making, 'Contact', first) : null,
    WhatId: what,
    AccountId: idIn(making, 'Account', companyId),
    OwnerId: userId(making, ownerId),
  };
}
