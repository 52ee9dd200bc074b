import type { OpenDeal } from '../../lib/assess/schema/account.ts';
import { dotted, number } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/text.ts';
import type { Gap } from '../../lib/record/gap.ts';
import { Band } from '../Band.tsx';
import { CrmLink } from '../CrmLink.tsx';
import { useNow } from '../clock.ts';
import { Section } from '../Section.tsx';
import { openDealParts } from '../words/open-deal.ts';
import { unknownSentence } from '../words/unknown.ts';

/** The open deals of the account, the soonest close date first, each with its own health where it was read. */
export function OpenDeals(props: { deals: OpenDeal[]; gaps: Gap[] }) {
  const { deals } = props;
  const gap = props.gaps.find(({ about }) => about === 'deals');
  return (
    <Section title={t('customer.deals.title')} aside={deals.length === 0 ? null : number(deals.length)}>
      {gap === undefined ? null : <p class="quiet">{unknownSentence(gap)}</p>}
      {deals.length === 0 && gap === undefined ? <p class="quiet">{t('customer.deals.none')}</p> : null}
      <ul class="open-deals">
        {deals.map((deal) => (
          <DealItem key={deal.id} deal={deal} />
        ))}
      </ul>
    </Section>
  );
}

function DealItem(props: { deal: OpenDeal }) {
  const { name, link, health, ownerName } = props.deal;
  const now = useNow();
  return (
    <li class="open-deal">
      <div>
        <p class="open-deal-name">
          <CrmLink href={link}>{name}</CrmLink>
        </p>
        <p class="person-note">
          {dotted([...openDealParts(props.deal, now), ...(ownerName === null ? [] : [ownerName])])}
        </p>
      </div>
      <p class="open-deal-health">
        {health === null ? (
          <span class="quiet">{t('unknown.why.not_loaded')}</span>
        ) : (
          <>
            {health.score === null ? null : <strong>{number(health.score)}</strong>} <Band band={health.band} />
          </>
        )}
      </p>
    </li>
  );
}
