import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Connection } from '../../../../lib/crm/crm.ts';
import { emailsOf, meetingsOf, notesOf, taskInteractions, tasksOf } from '../../../../lib/crm/salesforce/activities.ts';
import type { Row } from '../../../../lib/crm/salesforce/answers.ts';
import { conversionsOf } from '../../../../lib/crm/salesforce/conversions.ts';
import { dealOf } from '../../../../lib/crm/salesforce/deal.ts';
import { fieldFor, OBJECTS, Shapes, without } from '../../../../lib/crm/salesforce/describe.ts';
import { fieldChanges, OWNER, standingChanges, visitsOf } from '../../../../lib/crm/salesforce/history.ts';
import { goneMailboxes, peopleOf, withDepartures } from '../../../../lib/crm/salesforce/people.ts';
import { refusedBy } from '../../../../lib/crm/salesforce/refused.ts';
import { quoted } from '../../../../lib/crm/salesforce/soql.ts';
import { Interaction, Task } from '../../../../lib/record/interaction.ts';
import { Person } from '../../../../lib/record/people.ts';
import { Deal } from '../../../../lib/record/snapshot.ts';
import { FieldChange, StageVisit } from '../../../../lib/record/stages.ts';

const NOW = '2026-11-20T12:00:00.000Z';
const ZONE = 'Europe/Berlin';
const DANA = '0035500001H9cakAAB';
const MARA = '005R0000000I90CIAS';
const connection: Connection = {
  org: { crm: 'salesforce', org: 'alder.my.salesforce.com' },
  token: 'test',
  reader: null,
  timeZone: ZONE,
  currency: 'EUR',
  uiHost: 'alder.lightning.force.com',
  scopes: null,
  gaps: [],
  setBy: 'user',
  checkedAt: NOW,
};
/** The same where the organisation's objects are not described. */
const undescribed = { connection, shapes: Shapes.parse(Object.fromEntries(OBJECTS.map((object) => [object, null]))) };
const context = { connection, now: NOW };

function history(at: string, stage: string, more: Row = {}): Row {
  return { Id: `008${at}`, CreatedDate: at, CreatedById: MARA, StageName: stage, ...more };
}

describe('answers to campaigns', () => {
  const member = (given: Row): Row => ({
    Id: '00vR0000000I90CIAS',
    ContactId: DANA,
    Campaign: { Name: 'Webinar' },
    ...given,
  });
  const at = (given: Row) => conversionsOf([member(given)], connection)[0]?.at;

  it('are dated when the member was made, where that was on the day, else at its noon', () => {
    const made = { CreatedDate: '2026-11-03T23:30:00.000+0000' };
    expect(at({ ...made, FirstRespondedDate: '2026-11-04' })).toBe('2026-11-03T23:30:00.000Z');
    expect(at({ ...made, FirstRespondedDate: '2026-11-06' })).toBe('2026-11-06T11:00:00.000Z');
  });

  it('of a lead, or without a day, are none', () => {
    expect(at({ FirstRespondedDate: '2026-11-04', ContactId: null })).toBeUndefined();
    expect(at({ FirstRespondedDate: null })).toBeUndefined();
  });
});

describe('history', () => {
  it('merges neighbouring rows of a stage, and a stage entered again is a new stay', () => {
    const rows = [
      history('2026-09-01T08:00:00.000+0000', 'Prospecting'),
      history('2026-09-05T08:00:00.000+0000', 'Prospecting', { Amount: 5 }),
      history('2026-09-09T08:00:00.000+0000', 'Negotiation/Review'),
      history('2026-09-11T08:00:00.000+0000', 'Prospecting'),
    ];
    expect(visitsOf(rows.toReversed(), ZONE)).toEqual([
      { stage: 'Prospecting', enteredAt: '2026-09-01T08:00:00.000Z', leftAt: '2026-09-09T08:00:00.000Z', by: MARA },
      {
        stage: 'Negotiation/Review',
        enteredAt: '2026-09-09T08:00:00.000Z',
        leftAt: '2026-09-11T08:00:00.000Z',
        by: MARA,
      },
      { stage: 'Prospecting', enteredAt: '2026-09-11T08:00:00.000Z', leftAt: null, by: MARA },
    ]);
  });

  it('tells moves of the close date without any field history', () => {
    const rows = [
      history('2026-09-01T08:00:00.000+0000', 'Prospecting', { CloseDate: '2026-10-01' }),
      history('2026-09-20T08:00:00.000+0000', 'Prospecting', { CloseDate: '2026-12-01' }),
    ];
    const moves = standingChanges(rows, ZONE).filter(({ field }) => field === 'closeDate');
    expect(moves.map(({ from, to }) => [from, to])).toEqual([
      [null, '2026-10-01'],
      ['2026-10-01', '2026-12-01'],
    ]);
  });

  it('counts a new owner once, though Salesforce writes a row of ids and a row of names', () => {
    const row = (OldValue: string, NewValue: string) => ({ CreatedDate: NOW, Field: 'Owner', OldValue, NewValue });
    const changes = fieldChanges(
      [row('Mara Lindqvist', 'Jonas Fehrenbach'), row(MARA, '005R0000000I90DIAS')],
      new Map([['Owner', OWNER]]),
    );
    expect(changes.map(({ from, to }) => [from, to])).toHaveLength(1);
  });
});

describe('people', () => {
  const role = (more: Row): Row => ({
    ContactId: DANA,
    CreatedDate: '2026-09-01T08:00:00.000+0000',
    LastModifiedDate: '2026-09-01T08:00:00.000+0000',
    Contact: { Name: 'Dana Ruiz', Title: 'CFO', Email: 'dana@alder.example' },
    ...more,
  });

  it('are one however many roles they have, and there since the first', () => {
    const rows = [
      role({ Role: 'Champion', CreatedDate: '2026-10-01T08:00:00.000+0000' }),
      role({ Role: 'Economic Buyer' }),
    ];
    const { people } = peopleOf(rows, {}, undescribed);
    expect(people).toHaveLength(1);
    expect(people[0]).toMatchObject({ since: '2026-09-01T08:00:00.000Z', hidden: false });
    expect(people[0]?.roles.map(({ name }) => name)).toEqual(['Champion', 'Economic Buyer']);
  });

  it('are hidden where their contact is null', () => {
    const { people, gaps } = peopleOf([role({ Contact: null, Role: 'Legal' })], {}, undescribed);
    expect(people[0]).toMatchObject({ id: DANA, name: null, hidden: true });
    expect(gaps).toEqual([{ about: `people.${DANA}`, why: 'hidden', remedy: 'ask_admin', detail: DANA }]);
  });

  it('include the person that a person account is', () => {
    const account = {
      IsPersonAccount: true,
      PersonContactId: DANA,
      Name: 'Dana Ruiz',
      PersonEmail: 'dana@alder.example',
    };
    const { people } = peopleOf([], { Account: account }, undescribed);
    expect(people).toEqual([expect.objectContaining({ id: DANA, name: 'Dana Ruiz', roles: [] })]);
  });

  it('have left when their mailbox is gone, unless they were heard of since', () => {
    const rows = [
      role({
        Contact: {
          Name: 'Dana Ruiz',
          EmailBouncedDate: '2026-11-01T08:00:00.000+0000',
          EmailBouncedReason: '550 5.1.1 No such user',
        },
      }),
    ];
    const { people } = peopleOf(rows, {}, undescribed);
    const gone = goneMailboxes(rows);
    expect(withDepartures(people, [], gone)[0]?.left).toBe('2026-11-01T08:00:00.000Z');
    const [mail] = emailsOf(
      [{ Id: '02s', MessageDate: '2026-11-10T08:00:00.000+0000', Incoming: true, FromAddress: 'dana@alder.example' }],
      [{ ...people[0], email: 'dana@alder.example' }].flatMap((it) => Person.safeParse(it).data ?? []),
      context,
    );
    expect(mail).toMatchObject({ people: [DANA], direction: 'inbound' });
    expect(withDepartures(people, mail ? [mail] : [], gone)[0]?.left).toBeNull();
    const full = [role({ Contact: { EmailBouncedDate: NOW, EmailBouncedReason: '452 mailbox full' } })];
    expect(goneMailboxes(full).size).toBe(0);
  });
});

describe('activities', () => {
  const call = (more: Row): Row => ({
    Id: '00T000000000001AAA',
    IsClosed: true,
    TaskSubtype: 'Call',
    WhoId: DANA,
    CreatedDate: '2026-11-10T15:00:00.000+0000',
    ActivityDate: '2026-11-10',
    ...more,
  });

  it.each([
    ['Connected', 'connected'],
    ['Spoke with Dana', 'connected'],
    ['Interested', 'connected'],
    ['No answer', 'missed'],
    ['Not connected', 'missed'],
    ['Left voicemail', 'missed'],
    ['Busy', 'missed'],
    [null, 'unrecorded'],
    ['Follow-up', 'unrecorded'],
  ])('a call with the result %s is %s', (CallDisposition, outcome) => {
    expect(taskInteractions([call({ CallDisposition })], new Set(), context)[0]).toMatchObject({
      kind: 'call',
      outcome,
    });
  });

  it('a call that was logged days later took place on its own day', () => {
    const [late] = taskInteractions([call({ ActivityDate: '2026-11-03' })], new Set(), context);
    expect(late?.at).toBe('2026-11-03T11:00:00.000Z');
    expect(late?.loggedAt).toBe('2026-11-10T15:00:00.000Z');
  });

  it('a call that is still to be made is work of ours, due by the end of its day', () => {
    const open = call({ IsClosed: false, ActivityDate: '2026-11-20' });
    expect(taskInteractions([open], new Set(), context)).toEqual([]);
    expect(tasksOf([open], context)[0]).toMatchObject({ done: false, dueAt: '2026-11-20T22:59:00.000Z' });
  });

  it('a mail that is kept as a task only is of unknown direction, and one beside a mail is left out', () => {
    const row = call({ TaskSubtype: 'Email' });
    expect(taskInteractions([row], new Set(), context)[0]).toMatchObject({ kind: 'email', direction: 'unknown' });
    expect(taskInteractions([row], new Set(['00T000000000001AAA']), context)).toEqual([]);
    expect(tasksOf([row], context)).toEqual([]);
  });

  it('a meeting of the past has no recorded outcome, one ahead is planned', () => {
    const event = (StartDateTime: string): Row => ({ Id: '00U000000000001AAA', StartDateTime, WhoId: DANA });
    const [past, ahead] = meetingsOf(
      [event('2026-11-19T09:00:00.000+0000'), event('2026-11-21T09:00:00.000+0000')],
      context,
    );
    expect([past?.outcome, ahead?.outcome]).toEqual(['unrecorded', 'planned']);
  });

  it('a draft is no mail', () => {
    expect(emailsOf([{ Id: '02s', MessageDate: NOW, Status: '5' }], [], context)).toEqual([]);
  });
});

describe('what a query may name', () => {
  const shape = {
    modified: null,
    fields: { Id: 'id', Pain__c: 'string', ns__Pain__c: 'string', Rating: 'picklist' },
    labels: {},
    children: ['Notes'],
  };
  const shapes = Shapes.parse(Object.fromEntries(OBJECTS.map((object) => [object, shape])));

  it.each([
    ['Pain__c', 'Pain__c'],
    ['pain', 'Pain__c'],
    ['PAIN__C', 'Pain__c'],
    ['ns__pain', 'ns__Pain__c'],
    ['rating', 'Rating'],
    ['no_such', null],
  ])('%s is the field %s', (name, field) => expect(fieldFor(shape, name)).toBe(field));

  it.each([
    [
      "No such column 'Pain__c' on entity 'Opportunity'. If you are attempting",
      'INVALID_FIELD',
      'Pain__c',
      'Opportunity',
    ],
    ["No such column 'Account.Rating' on sobject of type Account", 'INVALID_FIELD', 'Rating', 'Account'],
    ["Didn't understand relationship 'Notes' in FROM part of query call.", 'INVALID_TYPE', 'Notes', null],
    ["sObject type 'Note' is not supported.", 'INVALID_TYPE', 'Note', null],
  ])('%s', (message, errorCode, name, object) => {
    const [refused] = refusedBy({ state: 'refused', status: 400, errors: [{ errorCode, message }] });
    expect(refused).toEqual({ name, object });
    const left = without(shapes, refused ? [refused] : []);
    const gone = object === 'Opportunity' ? left.Opportunity?.fields.Pain__c : undefined;
    expect(gone).toBeUndefined();
    expect(left.Contact?.fields.Pain__c).toBe('string');
  });

  it('never ends the text that it stands in', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const inside = quoted(text).slice(1, -1);
        expect(inside.replace(/\\[\\']/g, '')).not.toMatch(/['\\]/);
      }),
    );
  });
});

describe('whatever an organisation answers', () => {
  const scalar = fc.oneof(
    fc.string(),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.date({ noInvalidDate: true }).map((date) => date.toISOString().replace('Z', '+0000')),
    fc.constantFrom(DANA, MARA, '2026-11-10', 'Call', 'Email', 'Inbound'),
  );
  const names = [
    'Id',
    'Name',
    'StageName',
    'Amount',
    'CloseDate',
    'CreatedDate',
    'CreatedById',
    'Probability',
    'OwnerId',
    'WhoId',
    'ActivityDate',
    'StartDateTime',
    'IsAllDayEvent',
    'TaskSubtype',
    'CallType',
    'IsClosed',
    'IsWon',
    'MessageDate',
    'Incoming',
    'Status',
    'ContactId',
    'Role',
    'CurrencyIsoCode',
    'Subject',
    'Body',
    'LastStageChangeDate',
  ];
  const row = fc.record(Object.fromEntries(names.map((name) => [name, scalar])), { requiredKeys: [] });

  it('becomes a record that the schema allows, and nothing throws', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), (rows) => {
        const interactions = [
          ...taskInteractions(rows, new Set(), context),
          ...meetingsOf(rows, context),
          ...emailsOf(rows, [], context),
        ];
        for (const it of interactions.filter(({ id }) => id !== ''))
          expect(Interaction.safeParse(it).success).toBe(true);
        for (const it of tasksOf(rows, context)) expect(Task.safeParse(it).success).toBe(true);
        for (const it of peopleOf(rows, {}, undescribed).people) expect(Person.safeParse(it).success).toBe(true);
        for (const it of visitsOf(rows, ZONE)) expect(StageVisit.safeParse(it).success).toBe(true);
        for (const it of standingChanges(rows, ZONE)) expect(FieldChange.safeParse(it).success).toBe(true);
        notesOf(rows, context);
      }),
    );
  });

  it('leaves a deal that is known or says why not', () => {
    const fields = Object.fromEntries(names.map((name) => [name, 'string']));
    const shapes = Shapes.parse(
      Object.fromEntries(OBJECTS.map((object) => [object, { modified: null, fields, labels: {}, children: [] }])),
    );
    fc.assert(
      fc.property(row, (answer) => {
        const parts = dealOf(
          { ...answer, CreatedDate: '2026-09-01T08:00:00.000+0000' },
          { standings: null, fields: null },
          { connection, shapes, pipelines: { pipelines: {}, stages: [] }, asked: ['pain'] },
        );
        expect(Deal.safeParse(parts.deal).success).toBe(true);
        expect(parts.gaps.map(({ about }) => about)).toContain('visits');
      }),
    );
  });
});
