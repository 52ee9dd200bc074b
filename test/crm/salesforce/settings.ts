import type { OrgKey } from './ids.ts';

/** What an organisation has switched on: each adds or removes fields, objects or rows. */
export interface Features {
  /** AgeInDays, LastStageChangeInDays, LastActivityInDays and PushCount on opportunities. */
  pipelineInspection: boolean;
  /** TaskRelation, and EventRelation with the main people too. */
  sharedActivities: boolean;
  /** CurrencyIsoCode everywhere, and CurrencyType. */
  multiCurrency: boolean;
  /** IsPersonAccount and the Person fields on accounts. */
  personAccounts: boolean;
  /** Classic Einstein Activity Capture: mails and meetings are shown on pages but are not in the database. */
  activityCapture: boolean;
  /** IqScore on opportunities. */
  einsteinScoring: boolean;
  /** RecordTypeId and one record type for each pipeline. */
  recordTypes: boolean;
  /** Pain__c and the other fields that the default blueprint asks for, and a key on tasks. */
  customFields: boolean;
  /** Opportunity fields whose history is kept; none where an administrator never switched it on. */
  historyTracking: readonly string[];
  /** Account fields whose history is kept. */
  accountHistoryTracking: readonly string[];
  /** AccountContactRelation: people at several accounts, and when they left one. */
  contactsToMultipleAccounts: boolean;
}

/** What sets one organisation apart from another. */
export interface OrgSettings {
  key: OrgKey;
  /** The host of the API, which is the My Domain. */
  apiHost: string;
  /** The host of Lightning pages. */
  uiHost: string;
  /** The number that the organisation's id is made from. */
  number: number;
  isSandbox: boolean;
  organizationType: string;
  /** The newest version of the API; organisations get a release at different times. */
  newestVersion: number;
  features: Features;
}

/** The stand-in organisations as their owners set them up. */
export const ORGS: Record<OrgKey, OrgSettings> = {
  demo: {
    key: 'demo',
    apiHost: 'plumbdemo.my.salesforce.com',
    uiHost: 'plumbdemo.lightning.force.com',
    number: 471_100_101,
    isSandbox: false,
    organizationType: 'Enterprise Edition',
    newestVersion: 67,
    features: {
      pipelineInspection: false,
      sharedActivities: false,
      multiCurrency: true,
      personAccounts: false,
      activityCapture: false,
      einsteinScoring: true,
      recordTypes: true,
      customFields: true,
      historyTracking: [
        'StageName',
        'Amount',
        'CloseDate',
        'NextStep',
        'Owner',
        'Pain__c',
        'Decision_Process__c',
        'Budget_Confirmed__c',
        'Security_Review__c',
      ],
      accountHistoryTracking: [
        'NumberOfEmployees',
        'Enriched_Employees__c',
        'Customer_Stage__c',
        'CSM__c',
        'Licences__c',
        'Weekly_Active_Users__c',
        'Feature_Adoption__c',
        'Renewal_Date__c',
      ],
      contactsToMultipleAccounts: true,
    },
  },
  second: {
    key: 'second',
    apiHost: 'plumbeu--test.sandbox.my.salesforce.com',
    uiHost: 'plumbeu--test.sandbox.lightning.force.com',
    number: 471_100_202,
    isSandbox: true,
    organizationType: 'Professional Edition',
    newestVersion: 65,
    features: {
      pipelineInspection: true,
      sharedActivities: true,
      multiCurrency: false,
      personAccounts: false,
      activityCapture: false,
      einsteinScoring: false,
      recordTypes: false,
      customFields: false,
      historyTracking: [],
      accountHistoryTracking: [],
      contactsToMultipleAccounts: false,
    },
  },
};
