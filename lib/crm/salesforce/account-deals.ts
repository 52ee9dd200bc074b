import type { AccountDeal, SupportCase } from '../../record/account-snapshot.ts';
import type { Connection } from '../crm.ts';
import { day, mapFact, moment, text } from '../values.ts';
import { type Row, valueAt } from './answers.ts';
import { noonOf } from './days.ts';
import { amountOf, outcomeOf } from './deal.ts';
import type { Shapes } from './describe.ts';
import { toId18 } from './ids.ts';
import { recordLink } from './links.ts';
import { pipelineOf } from './pipelines.ts';
import { standard } from './values.ts';

/** The opportunities of an account; one without a date of creation is none that anybody can place. */
export function dealsOf(
  rows: readonly Row[],
  context: { connection: Connection; shapes: Shapes; pipelines: Parameters<typeof pipelineOf>[1] },
): AccountDeal[] {
  const { connection, shapes, pipelines } = context;
  return rows.flatMap((row): AccountDeal[] => {
    const of = (name: string) => standard(row, shapes.Opportunity, name);
    const id = toId18(text(valueAt(row, 'Id')) ?? '');
    const createdAt = moment(valueAt(row, 'CreatedDate'));
    if (id === null || createdAt === null) return [];
    const outcome = outcomeOf(row);
    const stage = text(valueAt(row, 'StageName')) ?? '';
    const closeDate = mapFact(of('CloseDate'), (value) => day(value, connection.timeZone));
    const closedOn = closeDate.known && closeDate.value !== null ? noonOf(closeDate.value, connection.timeZone) : null;
    return [
      {
        id,
        name: text(valueAt(row, 'Name')) ?? '',
        pipeline: pipelineOf(text(valueAt(row, 'RecordTypeId')), pipelines).id,
        stage,
        stageLabel: stage || null,
        outcome,
        createdAt,
        closedAt: outcome === 'open' ? null : (moment(valueAt(row, 'LastStageChangeDate')) ?? closedOn),
        closeDate,
        amount: amountOf(of('Amount'), text(valueAt(row, 'CurrencyIsoCode')) ?? connection.currency),
        owner: mapFact(of('OwnerId'), (value) => toId18(text(value) ?? '')),
        link: recordLink(connection, 'Opportunity', id),
      },
    ];
  });
}

/** The cases of an account. */
export function casesOf(rows: readonly Row[], connection: Connection): SupportCase[] {
  return rows.flatMap((row): SupportCase[] => {
    const id = toId18(text(valueAt(row, 'Id')) ?? '');
    const openedAt = moment(valueAt(row, 'CreatedDate'));
    if (id === null || openedAt === null) return [];
    return [
      {
        id,
        subject: text(valueAt(row, 'Subject')),
        openedAt,
        closedAt: moment(valueAt(row, 'ClosedDate')),
        status: text(valueAt(row, 'Status')),
        priority: text(valueAt(row, 'Priority')),
        link: recordLink(connection, 'Case', id),
      },
    ];
  });
}
