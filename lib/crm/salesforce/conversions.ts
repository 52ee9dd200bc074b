import type { Conversion } from '../../record/conversion.ts';
import type { Day, Instant } from '../../record/time.ts';
import type { Connection } from '../crm.ts';
import { day, moment, text } from '../values.ts';
import { type Row, valueAt } from './answers.ts';
import { noonOf } from './days.ts';
import { toId18 } from './ids.ts';
import { recordLink } from './links.ts';

/** When somebody answered: Salesforce keeps the day; whoever came in by answering did it when the member was made. */
function answeredAt(on: Day, made: Instant | null, timeZone: string): Instant {
  return made !== null && day(made, timeZone) === on ? made : noonOf(on, timeZone);
}

/** The answers to campaigns; one of a lead, or without a day, is none of a person that the record knows. */
export function conversionsOf(rows: readonly Row[], connection: Connection): Conversion[] {
  return rows.flatMap((row): Conversion[] => {
    const id = toId18(text(valueAt(row, 'Id')) ?? '');
    const person = toId18(text(valueAt(row, 'ContactId')) ?? '');
    const on = day(text(valueAt(row, 'FirstRespondedDate')), connection.timeZone);
    if (id === null || person === null || on === null) return [];
    const campaign = toId18(text(valueAt(row, 'CampaignId')) ?? '');
    return [
      {
        id: `campaign:${id}`,
        kind: 'campaign',
        at: answeredAt(on, moment(text(valueAt(row, 'CreatedDate'))), connection.timeZone),
        person,
        name: text(valueAt(row, 'Campaign.Name')),
        link: campaign === null ? null : recordLink(connection, 'Campaign', campaign),
      },
    ];
  });
}
