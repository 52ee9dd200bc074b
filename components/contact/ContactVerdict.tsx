import type { ContactPlaces } from '../../lib/assess/schema/contact.ts';
import { dotted, number, prose } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/text.ts';
import type { RecordView } from '../../lib/rpc.ts';
import { useNow } from '../clock.ts';
import { RuleLine } from '../Evidence.tsx';
import { Gaps, GapsNote } from '../Gaps.tsx';
import { Section } from '../Section.tsx';
import { Sources } from '../Sources.tsx';
import { contactParts, contactStory, dealsSentence } from '../words/contact.ts';
import { DealPlace } from './DealPlace.tsx';

/** Who a contact is, and their place in the groups of their open deals. */
export function ContactVerdict(props: {
  contact: ContactPlaces;
  view: RecordView;
  copy: (text: string) => Promise<void>;
}) {
  const { contact, view, copy } = props;
  const { title, sentences } = contactStory(contact, useNow());
  const reading = view.status === 'partial';
  return (
    <>
      <section class="headline" aria-label={t('headline.label')}>
        <p class="headline-title">{title}</p>
        <p class="story">{prose(sentences)}</p>
        <p class="subject">{dotted(contactParts(contact))}</p>
        <RuleLine line={contact.function?.line ?? null} />
        <GapsNote gaps={contact.gaps} reading={reading} />
      </section>
      <Deals contact={contact} />
      <Gaps gaps={contact.gaps} reading={reading} />
      <Sources assessment={contact} view={view} copy={copy} />
    </>
  );
}

function Deals(props: { contact: ContactPlaces }) {
  const { deals, closed } = props.contact;
  return (
    <Section title={t('contact.deals')} aside={deals.length === 0 ? null : number(deals.length)}>
      {deals.length === 0 ? <p class="quiet">{dealsSentence(props.contact)}</p> : null}
      <ul class="deal-places">
        {deals.map((deal) => (
          <DealPlace key={deal.id} deal={deal} />
        ))}
      </ul>
      {closed === 0 ? null : <p class="quiet">{t('contact.closed', closed, { count: number(closed) })}</p>}
    </Section>
  );
}
