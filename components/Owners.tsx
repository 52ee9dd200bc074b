import type { OwnedOutcome } from '../lib/assess/schema/ownership.ts';
import { dotted, number } from '../lib/i18n/format.ts';
import { t } from '../lib/i18n/text.ts';
import { Details, DisclosureButton, useDisclosure } from './Disclosure.tsx';
import { RuleLine } from './Evidence.tsx';
import { seatWords } from './words/signals.ts';
import { unknownFullSentence } from './words/unknown.ts';

/** How many outcomes have an owner, and who that is one click away. */
export function Owners(props: { outcomes: OwnedOutcome[] }) {
  const all = useDisclosure();
  const count = props.outcomes.length;
  if (count === 0) return <p class="quiet">{t('governance.no_owner')}</p>;
  return (
    <div class="owners">
      <DisclosureButton
        state={all}
        subject={t('governance.title')}
        words={t('governance.owners', count, { count: number(count) })}
        class="link"
      />
      <Details state={all}>
        <Outcomes outcomes={props.outcomes} />
      </Details>
    </div>
  );
}

/** Each outcome with the seat that answers for it and those that add to it; its rule on demand. */
export function Outcomes(props: { outcomes: OwnedOutcome[] }) {
  return (
    <ul class="outcomes">
      {props.outcomes.map((outcome) => (
        <OutcomeItem key={outcome.line.path} outcome={outcome} />
      ))}
    </ul>
  );
}

function OutcomeItem(props: { outcome: OwnedOutcome }) {
  const { label, primary, contributing, overlap, unknown, because, line } = props.outcome;
  const why = useDisclosure();
  return (
    <li class="outcome">
      <div>
        <p>
          <strong>{label}</strong>
        </p>
        <p>{seatWords(primary)}</p>
        {contributing.length === 0 ? null : (
          <p class="quiet">{t('governance.contributing', { seats: dotted(contributing.map(seatWords)) })}</p>
        )}
        {overlap === null ? null : (
          <p>{t('governance.overlap', { other: overlap.with.label, seat: seatWords(overlap.final) })}</p>
        )}
        {unknown === null ? null : <p class="quiet">{t('governance.maybe', { why: unknownFullSentence(unknown) })}</p>}
      </div>
      <DisclosureButton state={why} subject={label} />
      <Details state={why}>
        <RuleLine line={line} because={because} />
      </Details>
    </li>
  );
}
