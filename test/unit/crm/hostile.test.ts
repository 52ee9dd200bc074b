import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Session } from '../../../lib/crm/http.ts';
import { HubSpotObject } from '../../../lib/crm/hubspot/answers.ts';
import * as api from '../../../lib/crm/hubspot/api.ts';
import { conversionsOf } from '../../../lib/crm/hubspot/conversions.ts';
import { dealOf } from '../../../lib/crm/hubspot/deal.ts';
import { interactionsOf } from '../../../lib/crm/hubspot/interactions.ts';
import { peopleOf } from '../../../lib/crm/hubspot/people.ts';
import { searchDeals } from '../../../lib/crm/hubspot/sample.ts';
import { notesOf, tasksOf } from '../../../lib/crm/hubspot/work.ts';
import { plainText, text } from '../../../lib/crm/values.ts';
import { Snapshot } from '../../../lib/record/snapshot.ts';
import { connection, context, NOW, object } from './portal.ts';
import { failureOf } from './support.ts';

/** A session whose every answer is the same, which gives up where it is asked without end. */
function alwaysAnswering(body: unknown): Session {
  const session: Session & { requests: number } = {
    requests: 0,
    read: async (read) => {
      session.requests += 1;
      if (session.requests > 50) throw new Error('asked without end');
      return read.answer.parse(body);
    },
  };
  return session;
}

describe('a list without an end', () => {
  const paging = { next: { after: 'again' } };

  it('ends where a page holds nothing', async () => {
    const session = alwaysAnswering({ total: 1, results: [], paging });
    expect(await api.owners(session, false)).toEqual([]);
    expect((await searchDeals(session, [], 'createdate')).deals).toEqual([]);
  });

  it('is an answer that makes no sense where its pages come again', async () => {
    const session = alwaysAnswering({ results: [{ id: '77' }], paging });
    expect(await failureOf(api.owners(session, false))).toMatchObject({ kind: 'malformed' });
  });
});

describe('whatever HubSpot answers', () => {
  const value = fc.oneof(
    fc.string(),
    fc.constant(null),
    // What JSON can write: neither NaN nor infinities.
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constantFrom('true', '-0', '1e999', '9999-99-99', '2026-02-31', '253402300800000'),
  );
  const names = fc.oneof(
    fc.constantFrom(
      'createdate',
      'closedate',
      'amount',
      'deal_currency_code',
      'dealstage',
      'pipeline',
      'hs_deal_stage_probability',
      'hs_timestamp',
      'hs_createdate',
      'hs_meeting_start_time',
      'hs_note_body',
      'hs_buying_role',
      'first_conversion_date',
      'recent_conversion_event_name',
      'hs_attendee_owner_ids',
      'pain',
    ),
    fc.constantFrom('constructor', 'toString', '__proto__', 'hasOwnProperty'),
    fc.string(),
  );
  const answers = fc.dictionary(names, value, { noNullPrototype: true }).map((properties) => ({
    ...object({}),
    createdAt: '2026-01-01T00:00:00Z',
    properties,
  }));

  it('becomes a record that the schema allows, and nothing throws', () => {
    fc.assert(
      fc.property(answers, fc.array(names, { maxLength: 3 }), (answer, asked) => {
        const read = HubSpotObject.parse(answer);
        const about = { connection, of: { type: 'deals', id: '1' } as const, now: NOW };
        const { pipelineId: _, ...parts } = dealOf(read, { ...context, asked }, () => null);
        const part = Snapshot.pick({
          deal: true,
          visits: true,
          changes: true,
          gaps: true,
          people: true,
          interactions: true,
          tasks: true,
          notes: true,
          conversions: true,
        });
        part.parse({
          ...parts,
          people: peopleOf(new Map([['1', []]]), { granted: true, value: [read] }, connection).people,
          interactions: (['meetings', 'calls', 'emails'] as const).flatMap((type) =>
            interactionsOf(type, [read], new Map(), about),
          ),
          tasks: tasksOf([read], about),
          notes: notesOf([read], about),
          conversions: conversionsOf([read], connection),
        });
      }),
    );
  });

  it('keeps names as they are written, without their blanks', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(text(name)).toBe(name.trim() === '' ? null : name.trim());
      }),
    );
  });

  it('shows notes as text', () => {
    expect(plainText('<p>Budget &lt; 50k &amp; <b>approved</b></p><p>Next</p>', 100)).toBe(
      'Budget < 50k & approved\nNext',
    );
    expect(plainText('<script>alert(1)</script>', 100)).toBe('alert(1)');
  });
});
