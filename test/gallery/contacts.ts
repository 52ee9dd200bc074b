import { assessContact } from '../../lib/assess/contact.ts';
import type { ContactPlaces } from '../../lib/assess/schema/contact.ts';
import { known } from '../../lib/record/fact.ts';
import { ASSESSMENTS } from '../fixtures/assessments.ts';
import { defaultBlueprint } from '../fixtures/blueprint.ts';
import { aContactDeal, aContactSnapshot } from '../fixtures/contacts.ts';
import { ago, dayAhead, NOW } from '../fixtures/snapshot.ts';

const { singleThreaded, healthy, hidden } = ASSESSMENTS;
const BUSY = aContactSnapshot({
  deals: [
    aContactDeal('1', { name: 'Brackwater Mills – Plant analytics', closeDate: known(dayAhead(12)) }),
    aContactDeal('2', { name: 'Brackwater Mills – Energy reporting for the four southern sites', roles: [] }),
    aContactDeal('3', {
      name: 'Brackwater Mills – Maintenance planning',
      amount: { known: false, why: 'hidden' },
      roles: [{ name: 'Champion', source: 'deal_role', at: null }],
    }),
    aContactDeal('4', { name: 'Brackwater Mills – Pilot', closeDate: known(null) }),
    aContactDeal('5', { outcome: 'won', closedAt: ago(200) }),
  ],
});

/** A contact on several deals, one of them theirs alone and one unread; one who has left; one of whose deals nothing is known. */
export const CONTACTS: Record<string, ContactPlaces> = {
  contact: assessContact(BUSY, defaultBlueprint, NOW, { 1: singleThreaded, 2: healthy, 4: hidden }),
  contact_left: assessContact(
    aContactSnapshot({ person: { ...BUSY.person, left: ago(20) }, deals: [] }),
    defaultBlueprint,
    NOW,
    {},
  ),
  contact_hidden: assessContact(
    aContactSnapshot({
      person: { ...BUSY.person, title: null },
      deals: [],
      gaps: [{ about: 'deals', why: 'hidden', remedy: 'grant_scope', detail: 'crm.objects.deals.read' }],
    }),
    defaultBlueprint,
    NOW,
    {},
  ),
};
