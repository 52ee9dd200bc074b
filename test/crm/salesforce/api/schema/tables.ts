import { CHANGES, SYSTEM, VIEWS } from './common-fields.ts';
import { SERVICE_TABLES } from './service-tables.ts';

/** The fields of every object, as a plain organisation has them; see `parseFields` for the columns. */
export const TABLES = {
  Opportunity: `${SYSTEM}${CHANGES}${VIEWS}
    AccountId reference>Account/Account cun
    IsPrivate boolean cu
    Name string:120 cu
    Description textarea cun
    StageName picklist cu
    Amount currency cun
    Probability percent cun
    ExpectedRevenue currency n
    TotalOpportunityQuantity double cun
    CloseDate date cu
    Type picklist cun
    NextStep string cun
    LeadSource picklist cun
    IsClosed boolean
    IsWon boolean
    ForecastCategory picklist:40 r
    ForecastCategoryName picklist cunr
    CampaignId reference>Campaign/Campaign cun
    HasOpportunityLineItem boolean
    Pricebook2Id reference>Pricebook2/Pricebook2 cun
    OwnerId reference>User/Owner cu
    LastActivityDate date n
    LastStageChangeDate datetime n
    FiscalQuarter int n
    FiscalYear int n
    Fiscal string:6 n
    ContactId reference>Contact cn
    HasOpenActivity boolean g
    HasOverdueTask boolean g
    LastAmountChangedHistoryId reference>OpportunityHistory/LastAmountChangedHistory n
    LastCloseDateChangedHistoryId reference>OpportunityHistory/LastCloseDateChangedHistory n`,
  OpportunityContactRole: `${SYSTEM}${CHANGES}
    OpportunityId reference>Opportunity/Opportunity c
    ContactId reference>Contact/Contact cu
    Role picklist:40 cun
    IsPrimary boolean cu`,
  OpportunityHistory: `${SYSTEM}
    OpportunityId reference>Opportunity/Opportunity
    StageName picklist
    Amount currency n
    ExpectedRevenue currency n
    CloseDate date n
    Probability percent n
    ForecastCategory picklist:40
    PrevAmount currency n
    PrevCloseDate date n`,
  OpportunityFieldHistory: `
    Id id
    IsDeleted boolean
    OpportunityId reference>Opportunity/Opportunity
    CreatedById reference>User/CreatedBy
    CreatedDate datetime
    Field picklist r
    DataType picklist nr
    OldValue anyType n
    NewValue anyType n`,
  OpportunityStage: `
    Id id
    MasterLabel string n
    ApiName string
    IsActive boolean
    SortOrder int n
    IsClosed boolean
    IsWon boolean
    ForecastCategory picklist r
    ForecastCategoryName picklist r
    DefaultProbability percent n
    Description string n
    CreatedById reference>User/CreatedBy
    CreatedDate datetime
    LastModifiedById reference>User/LastModifiedBy
    LastModifiedDate datetime
    SystemModstamp datetime`,
  RecordType: `
    Id id
    Name string:80
    DeveloperName string:80
    NamespacePrefix string:15 n
    Description string n
    BusinessProcessId reference>BusinessProcess n
    SobjectType picklist r
    IsActive boolean
    CreatedById reference>User/CreatedBy
    CreatedDate datetime
    LastModifiedById reference>User/LastModifiedBy
    LastModifiedDate datetime
    SystemModstamp datetime`,
  Account: `${SYSTEM}${CHANGES}${VIEWS}
    Name string cu
    Type picklist:40 cun
    ParentId reference>Account/Parent cun
    BillingCountry string:80 cun
    BillingCity string:40 cun
    Phone phone cun
    AccountNumber string:40 cun
    Website url cun
    Industry picklist:40 cun
    AnnualRevenue currency cun
    NumberOfEmployees int cun
    Description textarea cun
    OwnerId reference>User/Owner cu
    LastActivityDate date n`,
  Contact: `${SYSTEM}${CHANGES}${VIEWS}
    AccountId reference>Account/Account cun
    LastName string:80 cu
    FirstName string:40 cun
    Salutation picklist:40 cun
    Name string:121
    Phone phone cun
    MobilePhone phone cun
    ReportsToId reference>Contact/ReportsTo cun
    Email email cun
    Title string:128 cun
    Department string:80 cun
    LeadSource picklist cun
    Description textarea cun
    OwnerId reference>User/Owner cu
    LastActivityDate date n
    EmailBouncedReason string cun
    EmailBouncedDate datetime cun
    IsEmailBounced boolean`,
  Task: `${SYSTEM}${CHANGES}
    WhoId reference>Contact|Lead/Who cun
    WhatId reference>Account|Opportunity/What cun
    Subject combobox cun
    ActivityDate date cun
    Status picklist cu
    Priority picklist cu
    IsHighPriority boolean
    OwnerId reference>User/Owner cu
    Description textarea cun
    AccountId reference>Account/Account n
    IsClosed boolean
    IsArchived boolean
    CallDurationInSeconds int cun
    CallType picklist:40 cunr
    CallDisposition string cun
    ReminderDateTime datetime cun
    IsReminderSet boolean cu
    TaskSubtype picklist:40 cnr
    CompletedDateTime datetime n`,
  Event: `${SYSTEM}${CHANGES}
    WhoId reference>Contact|Lead/Who cun
    WhatId reference>Account|Opportunity/What cun
    Subject combobox cun
    Location string cun
    IsAllDayEvent boolean cu
    ActivityDateTime datetime cun
    ActivityDate date cun
    DurationInMinutes int cun
    StartDateTime datetime cun
    EndDateTime datetime cun
    EndDate date n
    Description textarea cun
    AccountId reference>Account/Account n
    OwnerId reference>User/Owner cu
    IsPrivate boolean cu
    ShowAs picklist:40 cunr
    IsChild boolean
    IsGroupEvent boolean
    GroupEventType picklist:40 nr
    IsArchived boolean
    IsRecurrence boolean c
    EventSubtype picklist:40 cnr
    IsRecurrence2 boolean`,
  EmailMessage: `${SYSTEM}${CHANGES}
    ParentId reference>Case/Parent cn
    ActivityId reference>Task/Activity cn
    TextBody textarea cun
    HtmlBody textarea cun
    Headers textarea cun
    Subject string:3000 cun
    FromName string:1000 cun
    FromAddress email:1000 cun
    ToAddress string:4000 cun
    CcAddress string:4000 cun
    BccAddress string:4000 cun
    Incoming boolean cu
    HasAttachment boolean
    Status picklist:40 cur
    MessageDate datetime cun
    ReplyToEmailMessageId reference>EmailMessage/ReplyToEmailMessage cn
    IsExternallyVisible boolean cu
    MessageIdentifier string:765 cun
    ThreadIdentifier string:765 cun
    IsClientManaged boolean cu
    RelatedToId reference>Account|Opportunity/RelatedTo cun
    IsTracked boolean cu
    FirstOpenedDate datetime n
    LastOpenedDate datetime n
    IsBounced boolean`,
  EmailMessageRelation: `
    Id id
    EmailMessageId reference>EmailMessage/EmailMessage c
    RelationId reference>Contact|Lead|User/Relation cn
    RelationType picklist:40 cr
    RelationAddress string:4000 cn
    RelationObjectType picklist:40 nr
    CreatedDate datetime
    CreatedById reference>User/CreatedBy
    SystemModstamp datetime
    IsDeleted boolean`,
  EventRelation: `${SYSTEM}${CHANGES}
    RelationId reference>Contact|Lead|User/Relation c
    EventId reference>Event/Event c
    Status picklist:40 cunr
    RespondedDate datetime cun
    Response string cun
    IsInvitee boolean cu`,
  TaskRelation: `${SYSTEM}${CHANGES}
    RelationId reference>Account|Contact|Lead|Opportunity/Relation c
    TaskId reference>Task/Task c
    IsWhat boolean c`,
  Note: `${SYSTEM}${CHANGES}
    ParentId reference>Account|Contact|Opportunity/Parent c
    Title string:80 cu
    IsPrivate boolean cu
    Body textarea cun
    OwnerId reference>User/Owner cu`,
  User: `
    Id id
    Username string:80
    LastName string:80
    FirstName string:40 n
    Name string:121
    Email email:128
    Title string:80 n
    Department string:80 n
    IsActive boolean
    UserType picklist:40 r
    ManagerId reference>User/Manager n
    UserRoleId reference>UserRole n
    ProfileId reference>Profile n
    TimeZoneSidKey picklist:40 r
    LocaleSidKey picklist:40 r
    LanguageLocaleKey picklist:40 r
    DefaultCurrencyIsoCode picklist nr
    CreatedDate datetime
    LastModifiedDate datetime
    SystemModstamp datetime`,
  Organization: `
    Id id
    Name string:80
    Country string:80 n
    PrimaryContact string:80 n
    DefaultLocaleSidKey picklist:40 r
    TimeZoneSidKey picklist:40 r
    LanguageLocaleKey picklist:40 r
    FiscalYearStartMonth int n
    UsesStartDateAsFiscalYearName boolean
    DefaultOpportunityAccess picklist:40 nr
    DefaultContactAccess picklist:40 nr
    OrganizationType picklist:40 nr
    NamespacePrefix string:15 n
    InstanceName string:5 n
    IsSandbox boolean
    TrialExpirationDate datetime n
    CreatedDate datetime
    CreatedById reference>User/CreatedBy
    LastModifiedDate datetime
    LastModifiedById reference>User/LastModifiedBy
    SystemModstamp datetime`,
  CurrencyType: `
    Id id
    IsoCode picklist cr
    ConversionRate double cu
    DecimalPlaces int cu
    IsActive boolean cu
    IsCorporate boolean cu
    CreatedDate datetime
    CreatedById reference>User/CreatedBy
    LastModifiedDate datetime
    LastModifiedById reference>User/LastModifiedBy
    SystemModstamp datetime`,
  ...SERVICE_TABLES,
} as const;

export type TableName = keyof typeof TABLES;

/** Fields of opportunities that an organisation has only with Pipeline Inspection. */
export const PIPELINE_INSPECTION = `
  AgeInDays int n
  LastStageChangeInDays int n
  LastActivityInDays int n
  PushCount int n`;

export const EINSTEIN_SCORING = 'IqScore int n';

export const RECORD_TYPE = 'RecordTypeId reference>RecordType/RecordType cun';

export const CURRENCY = 'CurrencyIsoCode picklist cunr';

/** What the default blueprint asks of opportunities, as this organisation made it. */
export const CUSTOM_OPPORTUNITY = `
  Pain__c string cun
  Decision_Process__c string cun
  Budget_Confirmed__c boolean cu
  Security_Review__c picklist cunr
  Loss_Reason__c picklist cun`;

/** What the organisation keeps of its customers. */
export const CUSTOM_ACCOUNT = `
  Customer_Since__c date cun
  Customer_Stage__c picklist cunr
  CSM__c reference>User/CSM__r cun
  Licences__c double cun
  Weekly_Active_Users__c double cun
  Feature_Adoption__c percent cun
  Renewal_Date__c date cun
  Go_Live_Date__c date cun
  Last_Business_Review__c date cun
  Reference_Customer__c boolean cu
  Enriched_Employees__c double cun
  Enriched_On__c date cun`;

export const CUSTOM_CONTACT = 'Left_Company_On__c date cun';

/** A key of our own, by which a task can be written twice without being there twice. */
export const CUSTOM_TASK = 'Plumbline_Key__c string:80 cunx';

export const SHARED_EVENT = `
  IsParent boolean c
  IsWhat boolean c`;

export const PERSON_ACCOUNT = `
  LastName string:80 cun
  FirstName string:40 cun
  Salutation picklist:40 cun
  PersonContactId reference>Contact/PersonContact n
  IsPersonAccount boolean
  PersonEmail email cun
  PersonTitle string:80 cun
  PersonDepartment string:80 cun`;

/** Every object that the stand-in can hold is one of these or may only be read as the list of one parent. */
export const LIST_ONLY = ['ActivityHistory', 'OpenActivity'] as const;
