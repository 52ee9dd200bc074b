import { CHANGES, SYSTEM, VIEWS } from './common-fields.ts';

/** The fields of the objects that tell of customers and campaigns; see `parseFields` for the columns. */
export const SERVICE_TABLES = {
  Case: `${SYSTEM}${CHANGES}${VIEWS}
    CaseNumber string:30 k
    ContactId reference>Contact/Contact cun
    AccountId reference>Account/Account cun
    ParentId reference>Case/Parent cun
    Type picklist:40 cun
    Status picklist:40 cun
    Origin picklist:40 cun
    Subject string:255 cun
    Priority picklist:40 cun
    Description textarea cun
    IsClosed boolean
    ClosedDate datetime n
    IsEscalated boolean cu
    OwnerId reference>User/Owner cu`,
  Campaign: `${SYSTEM}${CHANGES}${VIEWS}
    Name string:80 cu
    ParentId reference>Campaign/Parent cun
    Type picklist:40 cun
    Status picklist:40 cun
    StartDate date cun
    EndDate date cun
    IsActive boolean cu
    NumberOfResponses int
    OwnerId reference>User/Owner cu`,
  CampaignMember: `${SYSTEM}${CHANGES}
    CampaignId reference>Campaign/Campaign c
    LeadId reference>Lead/Lead cn
    ContactId reference>Contact/Contact cn
    Status picklist:40 cun
    HasResponded boolean
    FirstRespondedDate date n`,
  Contract: `${SYSTEM}${CHANGES}${VIEWS}
    ContractNumber string:30
    AccountId reference>Account/Account cu
    Status picklist:40 cu
    StatusCode picklist:40
    StartDate date cun
    EndDate date n
    ContractTerm int cun
    ActivatedDate datetime n
    OwnerId reference>User/Owner cu`,
  AccountContactRelation: `${SYSTEM}${CHANGES}
    AccountId reference>Account/Account c
    ContactId reference>Contact/Contact c
    Roles multipicklist cun
    IsDirect boolean
    IsActive boolean cu
    StartDate date cun
    EndDate date cun`,
  AccountHistory: `
    Id id
    IsDeleted boolean
    AccountId reference>Account/Account
    CreatedById reference>User/CreatedBy
    CreatedDate datetime
    Field picklist r
    DataType picklist nr
    OldValue anyType n
    NewValue anyType n`,
} as const;
