import { type Fact, known, Money, type Scalar, unknown } from '../../record/fact.ts';
import type { Gap } from '../../record/gap.ts';
import type { Deal } from '../../record/snapshot.ts';
import type { FieldChange, Pipeline, StageVisit } from '../../record/stages.ts';
import { type Connection, CrmError } from '../crm.ts';
import { factGaps, propertyGaps } from '../gaps.ts';
import { heldLabels } from '../held-labels.ts';
import { day, mapFact, moment, number, text, truth } from '../values.ts';
import { type Row, valueAt } from './answers.ts';
import { noonOf } from './days.ts';
import { fieldFor, labelsIn, type Shapes } from './describe.ts';
import { type Followed, fieldChanges, NEXT_STEP, OWNER, standingChanges, visitsOf } from './history.ts';
import { toId18 } from './ids.ts';
import { pipelineOf, share } from './pipelines.ts';
import { checkboxGaps } from './untold.ts';
import { askedOf, choicesOf, standard, typed } from './values.ts';

/** What stands for a currency where the organisation tells none (ISO 4217). */
export const NO_CURRENCY = 'XXX';

/** The rows of an opportunity's two histories; null where the user may not read them. */
export interface Histories {
  standings: readonly Row[] | null;
  fields: readonly Row[] | null;
}

export interface DealContext {
  connection: Connection;
  shapes: Shapes;
  pipelines: Parameters<typeof pipelineOf>[1];
  /** Properties that the blueprint asks for. */
  asked: readonly string[];
}

export interface DealParts {
  deal: Deal;
  pipeline: Pipeline;
  visits: StageVisit[];
  changes: FieldChange[];
  gaps: Gap[];
}

/** The amount in that currency; unknown where the currency is not known. */
export function amountOf(amount: Fact<Scalar>, currency: string): Deal['amount'] {
  if (!amount.known) return amount;
  const value = number(amount.value);
  if (value === null) return known(null);
  const money = Money.safeParse({ amount: value, currency });
  return money.success && currency !== NO_CURRENCY ? known(money.data) : unknown('not_configured');
}

/**
 * The stays in stages by OpportunityHistory. Where that is not to be read, or has not yet seen the last move, the
 * opportunity's own date of its last stage change stands in for the current stay.
 */
function stays(row: Row, stage: string, histories: Histories, timeZone: string): { visits: StageVisit[]; gaps: Gap[] } {
  const visits = visitsOf(histories.standings ?? [], timeZone);
  const gaps: Gap[] =
    visits.length > 0
      ? []
      : [
          {
            about: 'visits',
            why: histories.standings === null ? 'hidden' : 'not_tracked',
            remedy: 'ask_admin',
            detail: 'OpportunityHistory',
          },
        ];
  const last = visits.at(-1);
  if (stage === '' || last?.stage === stage) return { visits, gaps };
  const enteredAt = moment(valueAt(row, 'LastStageChangeDate')) ?? moment(valueAt(row, 'CreatedDate'));
  if (enteredAt === null) return { visits, gaps };
  const before = visits.map((visit) => (visit.leftAt === null ? { ...visit, leftAt: enteredAt } : visit));
  return { visits: [...before, { stage, enteredAt, leftAt: null, by: null }], gaps };
}

/** The fields that field history is read for, by the names under which it keeps them. */
function followed({ shapes, asked }: DealContext): Map<string, Followed> {
  const own = asked.flatMap((name): [string, Followed][] => {
    const field = fieldFor(shapes.Opportunity, name);
    const type = field === null ? undefined : shapes.Opportunity?.fields[field];
    return field === null ? [] : [[field, { field: `properties.${name}`, read: (value) => typed(value, type) }]];
  });
  return new Map([...own, ['NextStep', NEXT_STEP], ['Owner', OWNER]]);
}

function historyGaps({ standings, fields }: Histories): Gap[] {
  const hidden: Gap[] =
    standings === null ? [{ about: 'changes', why: 'hidden', remedy: 'ask_admin', detail: 'OpportunityHistory' }] : [];
  // Where an organisation keeps field history, every opportunity has at least the row of its creation.
  const untracked: Gap[] =
    fields === null || fields.length === 0
      ? [
          {
            about: 'changes.nextStep',
            why: fields === null ? 'hidden' : 'not_tracked',
            remedy: 'ask_admin',
            detail: 'OpportunityFieldHistory',
          },
        ]
      : [];
  return [...hidden, ...untracked];
}

/** How an opportunity ended, as its stage tells; open where the user may not see that. */
export function outcomeOf(row: Row): Deal['outcome'] {
  if (truth(valueAt(row, 'IsClosed')) !== true) return 'open';
  return truth(valueAt(row, 'IsWon')) === true ? 'won' : 'lost';
}

/** What an answer about an opportunity says of the opportunity itself. */
export function dealOf(row: Row, histories: Histories, context: DealContext): DealParts {
  const { connection, shapes, asked } = context;
  const { timeZone } = connection;
  const of = (name: string) => standard(row, shapes.Opportunity, name);
  const stage = text(valueAt(row, 'StageName')) ?? '';
  const createdAt = moment(valueAt(row, 'CreatedDate'));
  if (createdAt === null) throw new CrmError({ kind: 'malformed', place: 'Opportunity: CreatedDate' });
  const { visits, gaps } = stays(row, stage, histories, timeZone);
  const outcome = outcomeOf(row);
  const closeDate = mapFact(of('CloseDate'), (value) => day(value, timeZone));
  const closedOn = closeDate.known && closeDate.value !== null ? noonOf(closeDate.value, timeZone) : null;
  const labels = labelsIn(shapes.Opportunity, asked);
  const properties = askedOf(row, shapes.Opportunity, asked);
  const changes = [
    ...standingChanges(histories.standings ?? [], timeZone),
    ...fieldChanges(histories.fields ?? [], followed(context)),
  ];
  const deal: Deal = {
    name: text(valueAt(row, 'Name')) ?? '',
    stage,
    outcome,
    createdAt,
    closedAt: outcome === 'open' ? null : (visits.at(-1)?.enteredAt ?? closedOn),
    closeDate,
    amount: amountOf(of('Amount'), text(valueAt(row, 'CurrencyIsoCode')) ?? connection.currency),
    probability: mapFact(of('Probability'), (value) => share(number(value))),
    nextStep: mapFact(of('NextStep'), text),
    owner: mapFact(of('OwnerId'), (value) => toId18(text(value) ?? '')),
    crmScore: shapes.Opportunity?.fields.IqScore ? mapFact(of('IqScore'), number) : unknown('not_configured'),
    properties,
    labels,
    valueLabels: heldLabels(choicesOf(properties, shapes.Opportunity), changes),
  };
  return {
    deal,
    pipeline: pipelineOf(text(valueAt(row, 'RecordTypeId')), context.pipelines),
    visits,
    changes,
    gaps: [
      ...gaps,
      ...historyGaps(histories),
      ...(stage === ''
        ? [{ about: 'deal.stage', why: 'hidden', remedy: 'ask_admin', detail: 'StageName' } as const]
        : []),
      ...factGaps('deal', {
        closeDate: [deal.closeDate, 'CloseDate'],
        amount: [deal.amount, 'Amount'],
        probability: [deal.probability, 'Probability'],
        nextStep: [deal.nextStep, 'NextStep'],
        owner: [deal.owner, 'OwnerId'],
      }),
      ...propertyGaps('deal', deal.properties, asked, labels),
      ...checkboxGaps(deal.properties, shapes.Opportunity),
    ],
  };
}
