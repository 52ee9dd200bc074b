import type { PlaceOnDeal } from '../../lib/assess/schema/contact.ts';
import { date, dotted, number } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/text.ts';
import { Band } from '../Band.tsx';
import { CrmLink } from '../CrmLink.tsx';
import { useNow } from '../clock.ts';
import { DisclosureButton, useDisclosure } from '../Disclosure.tsx';
import { WatchGlyph } from '../Icons.tsx';
import { PersonFacts } from '../PersonRow.tsx';
import { Ago } from '../When.tsx';
import { lackWords } from '../words/contact.ts';
import { flagName } from '../words/flag-name.ts';
import { openDealParts } from '../words/open-deal.ts';
import { roleWords } from '../words/role.ts';

/** One open deal and the contact's place in its group; that it was not read yet, where that is so. */
export function DealPlace(props: { deal: PlaceOnDeal }) {
  const { deal } = props;
  const now = useNow();
  return (
    <li class="deal-place">
      <div class="deal-place-head">
        <CrmLink href={deal.link}>{deal.name}</CrmLink>
        {deal.place.state === 'placed' ? (
          <p class="deal-place-health">
            {deal.place.health.score === null ? null : <strong>{number(deal.place.health.score)}</strong>}{' '}
            <Band band={deal.place.health.band} />
          </p>
        ) : null}
      </div>
      <p class="person-note">{dotted([...deal.roles.map(roleWords), ...openDealParts(deal, now)])}</p>
      {deal.place.state === 'placed' ? <InGroup deal={deal} place={deal.place} /> : null}
      {deal.place.state === 'not_read' ? <p>{t('contact.not_read')}</p> : null}
      {deal.place.state === 'not_there' ? <p>{t('contact.not_there', { day: date(deal.place.readAt, now) })}</p> : null}
    </li>
  );
}

function InGroup(props: { deal: PlaceOnDeal; place: Extract<PlaceOnDeal['place'], { state: 'placed' }> }) {
  const { person, functionLabel, required, onlyThread, lacks, headline } = props.place;
  const why = useDisclosure();
  const heard = person.lastTwoWay?.at;
  return (
    <>
      {onlyThread ? (
        <p class="deal-place-alone">
          <WatchGlyph /> {t('contact.only_thread')}
        </p>
      ) : null}
      <dl class="deal-place-facts">
        <div>
          <dt>{t('group.function')}</dt>
          <dd>
            {functionLabel ?? t('group.unclassified')}{' '}
            {functionLabel === null ? null : (
              <span class="quiet">{t(required ? 'contact.called_for' : 'group.optional')}</span>
            )}
          </dd>
        </div>
        <div>
          <dt>{t('group.engagement')}</dt>
          <dd>
            {t(`group.engagement_word.${person.engagement}`)}
            {heard ? (
              <>
                {' '}
                · <Ago at={heard} />
              </>
            ) : null}
          </dd>
        </div>
        <div>
          <dt>{t('group.title')}</dt>
          <dd>{lackWords(lacks)}</dd>
        </div>
        {headline === null ? null : (
          <div>
            <dt>{t('flags.title')}</dt>
            <dd>{flagName(headline)}</dd>
          </div>
        )}
      </dl>
      <DisclosureButton state={why} subject={props.deal.name} class="link" />
      <div id={why.id} hidden={!why.open}>
        {why.open ? <PersonFacts person={person} windowDays={props.place.windowDays} /> : null}
      </div>
    </>
  );
}
