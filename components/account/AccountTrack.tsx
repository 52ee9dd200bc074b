import type { AccountAssessment } from '../../lib/assess/schema/account.ts';
import { t } from '../../lib/i18n/text.ts';
import { Details, DisclosureButton, useDisclosure } from '../Disclosure.tsx';
import { RuleLine } from '../Evidence.tsx';
import { TrackBar } from '../TrackBar.tsx';
import { seatWords } from '../words/signals.ts';
import { unknownFullSentence } from '../words/unknown.ts';

/** The lifecycle after the sale: where the customer stands, which seat answers for it, and what to do while all is well. */
export function AccountTrack(props: { account: AccountAssessment }) {
  const { position, subject } = props.account;
  const why = useDisclosure();
  const current = position.track.find((stage) => stage.state === 'current');
  if (current === undefined) {
    const unknown = subject.customer === false ? null : position.unknown;
    return unknown === null ? null : (
      <p class="quiet">{t('customer.stage.unknown', { why: unknownFullSentence(unknown) })}</p>
    );
  }
  return (
    <div class="track">
      <TrackBar track={position.track}>
        {current.label} <DisclosureButton state={why} subject={current.label} class="why inline" />
      </TrackBar>
      <Details state={why}>
        {position.means === null ? null : <p>{t('track.means', { means: position.means })}</p>}
        {position.mappedBy === 'time' ? <p>{t('customer.stage.by_time')}</p> : null}
        <RuleLine line={current.line} />
      </Details>
      <StageFacts position={position} />
    </div>
  );
}

function StageFacts(props: { position: AccountAssessment['position'] }) {
  const { owner, playbook } = props.position;
  const steps = useDisclosure();
  return (
    <dl class="stage-facts">
      {owner === null ? null : (
        <div>
          <dt>{t('customer.stage.owner')}</dt>
          <dd>{seatWords(owner)}</dd>
        </div>
      )}
      {playbook === null ? null : (
        <div>
          <dt>{t('customer.stage.playbook')}</dt>
          <dd>
            {playbook.label}{' '}
            <DisclosureButton
              state={steps}
              subject={playbook.label}
              words={t('customer.stage.steps')}
              class="why inline"
            />
            <Details state={steps}>
              <ol class="playbook-steps">
                {playbook.steps.map((step) => (
                  <li key={step}>{step}</li>
                ))}
              </ol>
            </Details>
          </dd>
        </div>
      )}
    </dl>
  );
}
