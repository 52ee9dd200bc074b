import { presentOf, type SupportCase } from '../../../world/account-model.ts';
import type { Row } from '../schema/types.ts';
import { dayThere, idIn, type Making, stamps, userId } from './making.ts';

const PRIORITIES: Record<SupportCase['priority'], string> = { low: 'Low', medium: 'Medium', high: 'High' };

export function caseRows(making: Making): Row[] {
  return making.world.cases.map((supportCase) => caseRow(making, supportCase));
}

/** A customer's case as Salesforce keeps it. */
export function caseRow(making: Making, supportCase: SupportCase): Row {
  const { id, companyId, contactId, ownerId, subject, priority, openedAt, closedAt } = supportCase;
  return {
    Id: idIn(making, 'Case', id),
    ...stamps({ at: openedAt, by: userId(making, ownerId), changed: closedAt ?? openedAt }),
    CaseNumber: id.slice(-8),
    ContactId: idIn(making, 'Contact', contactId),
    AccountId: idIn(making, 'Account', companyId),
    ParentId: null,
    Type: null,
    Status: closedAt ? 'Closed' : 'Working',
    Origin: 'Email',
    Subject: subject,
    Priority: PRIORITIES[priority],
    Description: null,
    IsClosed: closedAt !== null,
    ClosedDate: closedAt,
    IsEscalated: false,
    OwnerId: userId(making, ownerId),
  };
}

export function campaignRows(making: Making): Row[] {
  const { campaigns, campaignResponses } = making.world;
  return campaigns.map(({ id, name, type, startsOn }) => ({
    Id: idIn(making, 'Campaign', id),
    ...stamps({ at: `${startsOn}T07:00:00.000Z`, by: userId(making, null) }),
    Name: name,
    ParentId: null,
    Type: type,
    Status: 'Completed',
    StartDate: startsOn,
    EndDate: startsOn,
    IsActive: true,
    NumberOfResponses: campaignResponses.filter(({ campaignId, respondedAt }) => campaignId === id && respondedAt)
      .length,
    OwnerId: userId(making, null),
  }));
}

export function campaignMemberRows(making: Making): Row[] {
  return making.world.campaignResponses.map(({ campaignId, contactId, sentAt, respondedAt }, index) => ({
    Id: idIn(making, 'CampaignMember', 9_000_001 + index),
    ...stamps({ at: sentAt, by: userId(making, null), changed: respondedAt ?? sentAt }),
    CampaignId: idIn(making, 'Campaign', campaignId),
    LeadId: null,
    ContactId: idIn(making, 'Contact', contactId),
    Status: respondedAt ? 'Responded' : 'Sent',
    HasResponded: respondedAt !== null,
    FirstRespondedDate: respondedAt && dayThere(making, respondedAt),
  }));
}

const TERM_MONTHS = 12;

/** One contract for each customer that has a renewal ahead or behind. */
export function contractRows(making: Making): Row[] {
  return making.world.companies.flatMap((company) => {
    const start = presentOf(company, 'customerSince');
    const end = presentOf(company, 'renewalDate');
    if (start === null || end === null) return [];
    const signedAt = company.history.customerSince?.[0]?.at ?? company.createdAt;
    return [
      {
        Id: idIn(making, 'Contract', company.id),
        ...stamps({ at: signedAt, by: userId(making, company.ownerId) }),
        ContractNumber: company.id.slice(-8),
        AccountId: idIn(making, 'Account', company.id),
        Status: 'Activated',
        StatusCode: 'Activated',
        StartDate: start,
        EndDate: end,
        ContractTerm: TERM_MONTHS,
        ActivatedDate: signedAt,
        OwnerId: userId(making, company.ownerId),
      },
    ];
  });
}

/** Everybody at their own account; who left is there still, no longer active. */
export function accountContactRelationRows(making: Making): Row[] {
  if (!making.settings.features.contactsToMultipleAccounts) return [];
  return making.world.contacts.map((contact) => ({
    Id: idIn(making, 'AccountContactRelation', contact.id),
    ...stamps({ at: contact.createdAt, by: userId(making, contact.ownerId) }),
    AccountId: idIn(making, 'Account', contact.companyId),
    ContactId: idIn(making, 'Contact', contact.id),
    Roles: null,
    IsDirect: true,
    IsActive: contact.leftOn === null,
    StartDate: null,
    EndDate: contact.leftOn,
  }));
}
