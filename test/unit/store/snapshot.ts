import type { RecordRef } from '../../../lib/record/ref.ts';
import type { Snapshot } from '../../../lib/record/snapshot.ts';

/** The ref of a deal of the portal `org`. */
export function dealRef(id = '101', org = '4711001'): RecordRef {
  return { crm: 'hubspot', org, kind: 'deal', id };
}

/** A deal of which next to nothing is known, read at `readAt`. */
export function bareSnapshot(ref = dealRef(), readAt = '2026-11-22T09:00:00.000Z'): Snapshot {
  const empty = { known: true, value: null } as const;
  return {
    plumbline: 1,
    ref,
    link: `https://app.hubspot.com/contacts/${ref.org}/record/0-3/${ref.id}`,
    readAt,
    org: { crm: ref.crm, id: ref.org, timeZone: 'Europe/Berlin', currency: 'EUR' },
    deal: {
      name: `Deal ${ref.id}`,
      stage: 'qualifiedtobuy',
      outcome: 'open',
      createdAt: '2026-10-01T08:00:00.000Z',
      closedAt: null,
      closeDate: empty,
      amount: empty,
      probability: empty,
      nextStep: empty,
      owner: empty,
      crmScore: empty,
      properties: {},
    },
    pipeline: {
      id: 'default',
      label: 'Sales pipeline',
      stages: [{ id: 'qualifiedtobuy', label: 'Qualified', order: 1, probability: 0.4, closes: null }],
    },
    visits: [{ stage: 'qualifiedtobuy', enteredAt: '2026-10-01T08:00:00.000Z', leftAt: null, by: null }],
    changes: [],
    account: null,
    people: [],
    interactions: [],
    tasks: [],
    notes: [],
    signals: null,
    conversions: [],
    seen: [],
    users: [],
    gaps: [],
  };
}
