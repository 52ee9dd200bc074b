import { z } from 'zod';
import type { World } from '../../world/model.ts';
import { OBJECT_TYPES, type ObjectType, type PropertyDefinition } from './types.ts';

const Type = z.enum(['string', 'number', 'datetime', 'date', 'bool', 'enumeration']);
type Type = PropertyDefinition['type'];

/** `name:type`, with `=A|B` for options and `!` before a name that only HubSpot writes. */
const STANDARD: Record<ObjectType, string> = {
  deals: `dealname:string amount:number deal_currency_code:enumeration !amount_in_home_currency:number dealstage:enumeration
    pipeline:enumeration dealtype:enumeration=newbusiness|existingbusiness closedate:datetime createdate:datetime
    !hs_lastmodifieddate:datetime hubspot_owner_id:enumeration hubspot_team_id:enumeration !hs_all_collaborator_owner_ids:string
    !hs_object_id:number hs_priority:enumeration=low|medium|high hs_next_step:string !hs_is_closed:bool !hs_is_closed_won:bool
    !hs_is_closed_lost:bool !days_to_close:number closed_lost_reason:string closed_won_reason:string
    !hs_deal_stage_probability:number !hs_projected_amount:number !hs_forecast_amount:number hs_manual_forecast_category:enumeration
    !notes_last_updated:datetime !notes_last_contacted:datetime !notes_next_activity_date:datetime !num_notes:number
    !num_contacted_notes:number !num_associated_contacts:number !hs_next_meeting_start_time:datetime !hs_deal_score:number
    !hs_is_stalled:bool !hs_is_stalled_after_timestamp:datetime !hs_merged_object_ids:enumeration`,
  contacts: `firstname:string lastname:string email:string jobtitle:string phone:string createdate:datetime
    !lastmodifieddate:datetime !hs_object_id:number hubspot_owner_id:enumeration associatedcompanyid:number
    hs_buying_role:enumeration=BLOCKER|BUDGET_HOLDER|CHAMPION|DECISION_MAKER|END_USER|EXECUTIVE_SPONSOR|INFLUENCER|LEGAL_AND_COMPLIANCE|OTHER
    hs_seniority:enumeration=vp|manager|director|senior|executive|employee lifecyclestage:enumeration hs_email_optout:bool
    !notes_last_contacted:datetime !hs_sales_email_last_replied:datetime !num_associated_deals:number hs_email_bounce:number
    !first_conversion_date:datetime !first_conversion_event_name:string !recent_conversion_date:datetime
    !recent_conversion_event_name:string !num_conversion_events:number
    !hs_email_hard_bounce_reason_enum:enumeration=CONTENT|MAILBOX_FULL|POLICY|SPAM|UNKNOWN_USER
    !hs_merged_object_ids:enumeration`,
  companies: `name:string domain:string industry:enumeration numberofemployees:number country:string createdate:datetime
    !hs_lastmodifieddate:datetime !hs_object_id:number hubspot_owner_id:enumeration lifecyclestage:enumeration
    !num_associated_contacts:number !num_associated_deals:number !notes_last_updated:datetime !notes_last_contacted:datetime
    !hs_merged_object_ids:enumeration`,
  tickets: `subject:string content:string hs_pipeline:enumeration hs_pipeline_stage:enumeration createdate:datetime
    !closed_date:datetime hs_ticket_priority:enumeration=LOW|MEDIUM|HIGH|URGENT hs_ticket_category:enumeration
    source_type:enumeration=CHAT|EMAIL|FORM|PHONE hubspot_owner_id:enumeration !hs_lastmodifieddate:datetime
    !hs_object_id:number !hs_merged_object_ids:enumeration`,
  calls: `hs_timestamp:datetime hs_call_title:string hs_call_body:string hs_call_direction:enumeration=INBOUND|OUTBOUND
    hs_call_disposition:enumeration hs_call_duration:number hs_call_status:enumeration hubspot_owner_id:enumeration
    !hs_createdate:datetime !hs_lastmodifieddate:datetime !hs_object_id:number`,
  emails: `hs_timestamp:datetime hs_email_subject:string hs_email_direction:enumeration=EMAIL|INCOMING_EMAIL|FORWARDED_EMAIL
    hs_email_status:enumeration=BOUNCED|FAILED|SCHEDULED|SENDING|SENT hs_email_headers:string hs_body_preview:string
    hubspot_owner_id:enumeration !hs_createdate:datetime !hs_lastmodifieddate:datetime !hs_object_id:number`,
  meetings: `hs_timestamp:datetime hs_meeting_title:string hs_meeting_body:string hs_meeting_start_time:datetime
    hs_meeting_end_time:datetime hs_meeting_outcome:enumeration=SCHEDULED|COMPLETED|RESCHEDULED|NO_SHOW|CANCELED
    hs_meeting_location:string hs_activity_type:enumeration hubspot_owner_id:enumeration !hs_createdate:datetime
    !hs_lastmodifieddate:datetime !hs_object_id:number`,
  communications: `hs_timestamp:datetime hs_communication_channel_type:enumeration=WHATS_APP|LINKEDIN_MESSAGE|SMS
    hs_communication_logged_from:enumeration=CRM hs_communication_body:string hubspot_owner_id:enumeration
    !hs_createdate:datetime !hs_lastmodifieddate:datetime !hs_object_id:number`,
  notes: `hs_timestamp:datetime hs_note_body:string hubspot_owner_id:enumeration !hs_createdate:datetime
    !hs_lastmodifieddate:datetime !hs_object_id:number !hs_created_by_user_id:number`,
  tasks: `hs_timestamp:datetime hs_task_subject:string hs_task_body:string
    hs_task_status:enumeration=NOT_STARTED|IN_PROGRESS|WAITING|DEFERRED|COMPLETED hs_task_priority:enumeration=LOW|MEDIUM|HIGH
    hs_task_type:enumeration=TODO|CALL|EMAIL !hs_task_completion_date:datetime hubspot_owner_id:enumeration
    !hs_createdate:datetime !hs_lastmodifieddate:datetime !hs_object_id:number`,
};

/** The properties that a record has when none are asked for, besides its id. */
export const DEFAULT_PROPERTIES: Record<ObjectType, string[]> = {
  deals: [
    'amount',
    'closedate',
    'createdate',
    'dealname',
    'dealstage',
    'hs_lastmodifieddate',
    'hs_object_id',
    'pipeline',
  ],
  contacts: ['createdate', 'email', 'firstname', 'hs_object_id', 'lastmodifieddate', 'lastname'],
  companies: ['createdate', 'domain', 'hs_lastmodifieddate', 'hs_object_id', 'name'],
  tickets: [
    'content',
    'createdate',
    'hs_lastmodifieddate',
    'hs_object_id',
    'hs_pipeline',
    'hs_pipeline_stage',
    'hs_ticket_category',
    'hs_ticket_priority',
    'subject',
  ],
  calls: ['hs_createdate', 'hs_lastmodifieddate', 'hs_object_id'],
  emails: ['hs_createdate', 'hs_lastmodifieddate', 'hs_object_id'],
  meetings: ['hs_createdate', 'hs_lastmodifieddate', 'hs_object_id'],
  communications: ['hs_createdate', 'hs_lastmodifieddate', 'hs_object_id'],
  notes: ['hs_createdate', 'hs_lastmodifieddate', 'hs_object_id'],
  tasks: ['hs_createdate', 'hs_lastmodifieddate', 'hs_object_id'],
};

/** The properties that an answer always has, whatever was asked for. */
export const ALWAYS: Record<ObjectType, string[]> = {
  deals: ['createdate', 'hs_lastmodifieddate', 'hs_object_id'],
  contacts: ['createdate', 'hs_object_id', 'lastmodifieddate'],
  companies: ['createdate', 'hs_lastmodifieddate', 'hs_object_id'],
  tickets: ['createdate', 'hs_lastmodifieddate', 'hs_object_id'],
  calls: DEFAULT_PROPERTIES.calls,
  emails: DEFAULT_PROPERTIES.emails,
  meetings: DEFAULT_PROPERTIES.meetings,
  communications: DEFAULT_PROPERTIES.communications,
  notes: DEFAULT_PROPERTIES.notes,
  tasks: DEFAULT_PROPERTIES.tasks,
};

/** What the organisation added for itself. */
const CUSTOM: Partial<Record<ObjectType, string>> = {
  deals: `pain:string decision_process:string budget_confirmed:bool
    security_review:enumeration=not_started|in_review|complete`,
  companies: `customer_since:date customer_stage:enumeration=onboarding|adoption|expansion|advocacy|former csm:enumeration
    licences:number weekly_active_users:number feature_adoption:number renewal_date:date go_live_date:date
    last_business_review:date reference_customer:bool enriched_employees:number enriched_on:date`,
  contacts: 'left_company_on:date',
};

/** Properties that hold a user of the portal. */
export const USER_PROPERTIES: readonly string[] = ['hubspot_owner_id', 'csm'];

/** Properties of Professional and Enterprise portals only, for every stage. */
const STAGE_TIMES = ['hs_v2_date_entered', 'hs_v2_date_exited', 'hs_v2_latest_time_in', 'hs_v2_cumulative_time_in'];

/** All property definitions of a portal, by type and name. */
export function definitionsOf(
  world: World,
  options: { stageTimes: boolean; customProperties: boolean },
): Record<ObjectType, Map<string, PropertyDefinition>> {
  const stages = world.pipelines.flatMap((pipeline) => pipeline.stages.map((stage) => stage.id));
  const stageTimes = options.stageTimes
    ? [
        ...stages.flatMap((stage) =>
          STAGE_TIMES.map((name) => `!${name}_${stage}:${name.includes('date') ? 'datetime' : 'number'}`),
        ),
        '!hs_v2_date_entered_current_stage:datetime',
        '!hs_v2_time_in_current_stage:datetime',
      ].join(' ')
    : '';
  const entries = OBJECT_TYPES.map((type) => {
    const standard = parsed(`${STANDARD[type]} ${type === 'deals' ? stageTimes : ''}`, true);
    const all = [...standard, ...parsed(options.customProperties ? (CUSTOM[type] ?? '') : '', false)];
    return [type, new Map(all.map((definition) => [definition.name, definition]))];
  });
  return Object.fromEntries(entries);
}

function parsed(text: string, hubspotDefined: boolean): PropertyDefinition[] {
  return text
    .trim()
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => {
      const readOnly = word.startsWith('!');
      const [name = '', rest = 'string'] = word.replace('!', '').split(':');
      const [kind, options] = rest.split('=');
      const type = Type.parse(kind);
      return {
        name,
        label: labelOf(name),
        type,
        fieldType: FIELD_TYPES[type],
        groupName: hubspotDefined ? 'information' : 'own_process',
        options: (options?.split('|') ?? []).map((value, displayOrder) => ({
          label: labelOf(value),
          value,
          displayOrder,
          hidden: false,
        })),
        readOnly,
        hubspotDefined,
      };
    });
}

const FIELD_TYPES: Record<Type, string> = {
  string: 'text',
  number: 'number',
  datetime: 'date',
  date: 'date',
  bool: 'booleancheckbox',
  enumeration: 'select',
};

function labelOf(name: string): string {
  const words = name.replace(/^hs_/, '').replace(/_/g, ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
