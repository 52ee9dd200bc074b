import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { primaryCompany } from '../../../lib/crm/hubspot/account.ts';
import type { HistoryEntry } from '../../../lib/crm/hubspot/answers.ts';
import { conversionsOf } from '../../../lib/crm/hubspot/conversions.ts';
import { dealOf } from '../../../lib/crm/hubspot/deal.ts';
import { withDepartures } from '../../../lib/crm/hubspot/departed.ts';
import { changesOf, markDefaultCloseDate, visitsOf } from '../../../lib/crm/hubspot/history.ts';
import { type InteractionType, interactionsOf } from '../../../lib/crm/hubspot/interactions.ts';
import { labelsOf, peopleOf } from '../../../lib/crm/hubspot/people.ts';
import { pipelinesOf } from '../../../lib/crm/hubspot/pipelines.ts';
import { property } from '../../../lib/crm/hubspot/values.ts';
import { day } from '../../../lib/crm/values.ts';
import { StageVisit } from '../../../lib/record/stages.ts';
import { connection, context, directory, NOW, object } from './portal.ts';

function past(...entries: [at: string, value: string | null, sourceType?: string][]): HistoryEntry[] {
  return entries
    .map(([timestamp, value, sourceType]) => ({
      timestamp,
      value,
      sourceType: sourceType ?? 'CRM_UI',
      updatedByUserId: 900,
    }))
    .reverse();
}

describe('forms', () => {
  const first = { first_conversion_date: '2026-03-01T08:00:00Z', first_conversion_event_name: 'Guide' };

  it('are the first and the latest of each contact', () => {
    const latest = { recent_conversion_date: '2026-11-01T08:00:00Z', recent_conversion_event_name: 'Demo request' };
    const told = conversionsOf([object({ ...first, ...latest }, '7')], connection);
    expect(told.map(({ person, name, at }) => [person, name, at])).toEqual([
      ['7', 'Guide', '2026-03-01T08:00:00.000Z'],
      ['7', 'Demo request', '2026-11-01T08:00:00.000Z'],
    ]);
  });

  it('are one where somebody filled in one, and none where nobody did', () => {
    const same = { recent_conversion_date: '2026-03-01T08:00:00Z', recent_conversion_event_name: 'Guide' };
    expect(conversionsOf([object({ ...first, ...same }), object({ firstname: 'Dana' }, '2')], connection)).toHaveLength(
      1,
    );
  });
});

describe('stage visits', () => {
  it('are one for each stay, the last without an end, whoever moved the deal named by owner id', () => {
    const visits = visitsOf(
      past(['2026-01-01T00:00:00Z', 'a'], ['2026-02-01T00:00:00Z', 'b'], ['2026-03-01T00:00:00Z', 'a']),
      directory,
    );
    expect(visits).toEqual([
      { stage: 'a', enteredAt: '2026-01-01T00:00:00.000Z', leftAt: '2026-02-01T00:00:00.000Z', by: '77' },
      { stage: 'b', enteredAt: '2026-02-01T00:00:00.000Z', leftAt: '2026-03-01T00:00:00.000Z', by: '77' },
      { stage: 'a', enteredAt: '2026-03-01T00:00:00.000Z', leftAt: null, by: '77' },
    ]);
  });

  it('do not begin anew where the same stage was written again', () => {
    const visits = visitsOf(past(['2026-01-01T00:00:00Z', 'a'], ['2026-02-01T00:00:00Z', 'a']), directory);
    expect(visits).toHaveLength(1);
  });

  it('follow each other without a hole, whatever history HubSpot gives', () => {
    const entry = fc.record({
      timestamp: fc.oneof(
        fc
          .date({ min: new Date('2000-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
          .map((at) => at.toISOString()),
        fc.string(),
      ),
      value: fc.oneof(fc.constantFrom('a', 'b', 'c'), fc.string(), fc.constant(null), fc.double(), fc.boolean()),
    });
    fc.assert(
      fc.property(fc.array(entry), (entries) => {
        const visits = z.array(StageVisit).parse(visitsOf(entries, directory));
        for (const [index, visit] of visits.entries()) {
          expect(visit.leftAt).toBe(visits[index + 1]?.enteredAt ?? null);
          expect(visit.stage).not.toBe(visits[index + 1]?.stage);
          expect(Date.parse(visit.enteredAt)).toBeLessThanOrEqual(Date.parse(visit.leftAt ?? '2050-01-01'));
        }
      }),
    );
  });

  it('fall back to the date of entry of the current stage, and say what is not tracked', () => {
    const answer = object({
      dealstage: 'b',
      pipeline: 'p',
      createdate: '2026-01-01T00:00:00Z',
      hs_v2_date_entered_current_stage: '2026-02-01T00:00:00Z',
    });
    const parts = dealOf(answer, context, () => null);
    expect(parts.visits).toEqual([{ stage: 'b', enteredAt: '2026-02-01T00:00:00.000Z', leftAt: null, by: null }]);
    expect(parts.gaps).toContainEqual({ about: 'visits', why: 'not_tracked', remedy: 'none', detail: 'dealstage' });
  });
});

describe('changes', () => {
  const closeDates = (entries: HistoryEntry[]) =>
    changesOf('closeDate', entries, directory, (value) => day(value, 'Europe/Berlin'));

  it('name the day in the time zone of the portal, the cause and the user', () => {
    const changes = closeDates(
      past(
        ['2026-03-02T09:00:00Z', '2026-03-30T22:30:00Z'],
        ['2026-03-20T09:00:00Z', '2026-05-01T10:00:00Z', 'AUTOMATION_PLATFORM'],
      ),
    );
    expect(changes).toEqual([
      { field: 'closeDate', at: '2026-03-02T09:00:00.000Z', from: null, to: '2026-03-31', by: '77', cause: 'person' },
      {
        field: 'closeDate',
        at: '2026-03-20T09:00:00.000Z',
        from: '2026-03-31',
        to: '2026-05-01',
        by: '77',
        cause: 'automation',
      },
    ]);
  });

  it.each([
    ['2026-03-02T09:00:00Z', '2026-03-31T16:00:00Z', 'default'],
    ['2026-02-02T09:00:00Z', '2026-02-28T16:00:00Z', 'default'],
    ['2026-02-28T23:30:00Z', '2026-03-31T16:00:00Z', 'default'],
    ['2026-03-02T09:00:00Z', '2026-03-30T16:00:00Z', 'person'],
  ])('know the close date that HubSpot gives a deal made at %s (R37): %s is %s', (createdAt, closeDate, cause) => {
    const changes = markDefaultCloseDate(closeDates(past([createdAt, closeDate])), createdAt, 'Europe/Berlin');
    expect(changes.map((change) => change.cause)).toEqual([cause]);
  });

  it('take the same date for a person’s where it came later', () => {
    const changes = markDefaultCloseDate(
      closeDates(past(['2026-03-09T09:00:00Z', '2026-03-31T16:00:00Z'])),
      '2026-03-02T09:00:00Z',
      'Europe/Berlin',
    );
    expect(changes.map((change) => change.cause)).toEqual(['person']);
  });
});

describe('facts', () => {
  const definitions = new Map([
    ['amount', { type: 'number', label: 'Amount' }],
    ['signed', { type: 'bool', label: null }],
  ]);
  it.each([
    [{ amount: '12.5' }, 'amount', { known: true, value: 12.5 }],
    [{ amount: null }, 'amount', { known: true, value: null }],
    [{ amount: '' }, 'amount', { known: true, value: null }],
    [{ signed: 'false' }, 'signed', { known: true, value: false }],
    [{}, 'amount', { known: false, why: 'hidden' }],
    [{}, 'pain', { known: false, why: 'not_configured' }],
  ])('%o of %s', (answer, name, fact) => {
    expect(property(answer, definitions, name)).toEqual(fact);
  });

  it('leave an amount without a value empty, never zero', () => {
    const parts = dealOf(object({ amount: null, createdate: NOW, closedate: null }), context, () => null);
    expect(parts.deal.amount).toEqual({ known: true, value: null });
  });
});

describe('people', () => {
  const labels = labelsOf(
    {
      granted: true,
      value: {
        results: [
          { toObjectId: '5', associationTypes: [{ category: 'HUBSPOT_DEFINED', typeId: 3, label: null }] },
          { toObjectId: '5', associationTypes: [{ category: 'USER_DEFINED', typeId: 36, label: 'Champion' }] },
          { toObjectId: '6', associationTypes: [{ category: 'USER_DEFINED', typeId: 37, label: 'Legal' }] },
        ],
      },
    },
    ['5', '7'],
  );

  it('are each listed once, with the labels of the deal before the roles of the contact', () => {
    const contact = object({ firstname: 'Ida', lastname: null, hs_buying_role: 'CHAMPION;BLOCKER' }, '5');
    const { people } = peopleOf(labels, { granted: true, value: [contact] }, connection);
    expect(people.map(({ id }) => id).sort()).toEqual(['5', '6', '7']);
    expect(people.find(({ id }) => id === '5')).toMatchObject({
      name: 'Ida',
      hidden: false,
      roles: [
        { name: 'Champion', source: 'deal_role' },
        { name: 'CHAMPION', source: 'buying_role' },
        { name: 'BLOCKER', source: 'buying_role' },
      ],
      link: 'https://app.hubspot.com/contacts/4711001/record/0-1/5',
    });
  });

  it('are hidden, not absent, where the token may not read them', () => {
    const { people, gaps } = peopleOf(labels, { granted: true, value: [object({}, '5'), object({}, '7')] }, connection);
    expect(people.find(({ id }) => id === '6')).toMatchObject({ hidden: true, name: null, roles: [{ name: 'Legal' }] });
    expect(gaps).toEqual([{ about: 'people.6', why: 'hidden', remedy: 'ask_admin', detail: '6' }]);
  });

  it('are all hidden without the scope, and the gap names the scope', () => {
    const refused = { granted: false, scopes: ['crm.objects.contacts.write'] } as const;
    const { people, gaps } = peopleOf(labels, { ...refused, scopes: [...refused.scopes] }, connection);
    expect(people.every(({ hidden }) => hidden)).toBe(true);
    expect(gaps).toEqual([
      { about: 'people', why: 'hidden', remedy: 'grant_scope', detail: 'crm.objects.contacts.write' },
    ]);
  });

  it('have left only where the mailbox is gone and nothing was heard of them after the bounce', () => {
    const { people } = peopleOf(labels, { granted: true, value: [object({}, '5')] }, connection);
    const mail = (id: string, at: string, direction: string, status: string) =>
      object({ hs_timestamp: at, hs_email_direction: direction, hs_email_status: status }, id);
    const mails = (later: boolean) =>
      interactionsOf(
        'emails',
        [
          mail('m1', '2026-10-01T00:00:00Z', 'EMAIL', 'BOUNCED'),
          ...(later ? [mail('m2', '2026-10-02T00:00:00Z', 'INCOMING_EMAIL', 'SENT')] : []),
        ],
        new Map([
          ['m1', ['5']],
          ['m2', ['5']],
        ]),
        { connection, of: { type: 'deals', id: '1' } as const, now: NOW },
      );
    const leftOf = (later: boolean, gone: string[]) =>
      withDepartures(people, mails(later), new Set(gone)).find(({ id }) => id === '5')?.left;
    expect(leftOf(false, ['5'])).toBe('2026-10-01T00:00:00.000Z');
    expect(leftOf(true, ['5'])).toBeNull();
    expect(leftOf(false, [])).toBeNull();
  });
});

describe('interactions', () => {
  it.each<[InteractionType, Record<string, string | null>, { direction: string; outcome: string; subject?: string }]>([
    ['meetings', { hs_meeting_outcome: 'COMPLETED' }, { direction: 'mutual', outcome: 'held' }],
    ['meetings', { hs_meeting_outcome: 'SCHEDULED' }, { direction: 'mutual', outcome: 'unrecorded' }],
    ['meetings', { hs_meeting_outcome: null }, { direction: 'mutual', outcome: 'unrecorded' }],
    [
      'meetings',
      { hs_meeting_outcome: 'SCHEDULED', hs_meeting_start_time: '2026-12-01T09:00:00Z' },
      { direction: 'mutual', outcome: 'planned' },
    ],
    ['meetings', { hs_meeting_outcome: 'NO_SHOW' }, { direction: 'mutual', outcome: 'no_show' }],
    ['meetings', { hs_meeting_outcome: 'CANCELED' }, { direction: 'mutual', outcome: 'cancelled' }],
    ['meetings', { hs_meeting_outcome: 'RESCHEDULED' }, { direction: 'mutual', outcome: 'cancelled' }],
    [
      'calls',
      { hs_call_direction: 'OUTBOUND', hs_call_disposition: 'f240bbac-87c9-4f6e-bf70-924b57d47db7' },
      { direction: 'outbound', outcome: 'connected' },
    ],
    [
      'calls',
      { hs_call_direction: 'INBOUND', hs_call_disposition: '73a0d17f-1163-4015-bdd5-ec830791da20' },
      { direction: 'inbound', outcome: 'missed' },
    ],
    ['calls', { hs_call_disposition: 'a-disposition-of-the-portal' }, { direction: 'unknown', outcome: 'unrecorded' }],
    ['emails', { hs_email_direction: 'INCOMING_EMAIL' }, { direction: 'inbound', outcome: 'sent' }],
    [
      'emails',
      { hs_email_direction: 'EMAIL', hs_email_status: 'BOUNCED' },
      { direction: 'outbound', outcome: 'bounced' },
    ],
    [
      'emails',
      { hs_email_direction: 'EMAIL', hs_email_status: 'SCHEDULED' },
      { direction: 'outbound', outcome: 'planned' },
    ],
    [
      'communications',
      { hs_communication_channel_type: 'LINKEDIN_MESSAGE' },
      { direction: 'unknown', outcome: 'unrecorded', subject: 'LinkedIn' },
    ],
    [
      'emails',
      { hs_email_direction: 'FORWARDED_EMAIL', hs_email_status: 'SENT' },
      { direction: 'unknown', outcome: 'sent' },
    ],
  ])('%s with %o', (type, properties, expected) => {
    const [interaction] = interactionsOf(
      type,
      [object({ hs_timestamp: '2026-11-01T09:00:00Z', ...properties })],
      new Map(),
      { connection, of: { type: 'deals', id: '9' } as const, now: NOW },
    );
    expect(interaction).toMatchObject(expected);
  });
});

describe('the company of a deal', () => {
  const deal = (...companies: [id: string, type: string][]) =>
    primaryCompany({
      ...object({}),
      associations: { companies: { results: companies.map(([id, type]) => ({ id, type })) } },
    });

  it('is the one that HubSpot lists as its primary one, wherever it stands', () => {
    const primary: [string, string][] = [
      ['20', 'deal_to_company'],
      ['20', 'deal_to_company_unlabeled'],
    ];
    expect(deal(['10', 'deal_to_company'], ...primary)).toBe('20');
    expect(deal(['10', 'deal_to_company_unlabeled'], ...primary)).toBe('20');
    expect(deal(['10', 'partner'], ['10', 'deal_to_company_unlabeled'], ...primary)).toBe('20');
  });

  it('is the first where none is marked, and none where there is none', () => {
    expect(deal(['10', 'deal_to_company_unlabeled'], ['30', 'partner'])).toBe('10');
    expect(deal()).toBeNull();
  });
});

describe('pipelines', () => {
  it('know their closing stages with and without isClosed, in order and without archived stages', () => {
    const stage = (id: string, displayOrder: number, metadata: Record<string, string>, archived = false) => ({
      id,
      label: id,
      displayOrder,
      metadata,
      archived,
    });
    const [pipeline] = pipelinesOf({
      results: [
        {
          id: 'p',
          label: 'P',
          stages: [
            stage('lost', 3, { probability: '0.0', isClosed: 'true' }),
            stage('won', 2, { probability: '1.0' }),
            stage('verbal', 1, { probability: '1.0', isClosed: 'false' }),
            stage('old', 4, { probability: '0.5' }, true),
            stage('new', 0, { probability: '0.2' }),
          ],
        },
      ],
    });
    expect(pipeline?.stages.map(({ id, closes }) => [id, closes])).toEqual([
      ['new', null],
      ['verbal', null],
      ['won', 'won'],
      ['lost', 'lost'],
    ]);
  });
});
