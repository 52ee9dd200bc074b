import type { Assessment } from '../lib/assess/schema/assessment.ts';
import type { Flag } from '../lib/assess/schema/flags.ts';
import { list } from '../lib/i18n/format.ts';
import { t } from '../lib/i18n/text.ts';
import { useNow } from './clock.ts';
import { Details, DisclosureButton, useDisclosure } from './Disclosure.tsx';
import { Facts, RuleLine } from './Evidence.tsx';
import { ActGlyph, WatchGlyph } from './Icons.tsx';
import { Playbook } from './Playbook.tsx';
import { flagSentence } from './words/flags.ts';

/** One flag: what is the matter in a sentence; its facts, its rule and its playbook on demand. */
export function FlagItem(props: { flag: Flag; assessment: Assessment }) {
  const { flag, assessment } = props;
  const why = useDisclosure();
  const name = t(`flag.${flag.id}.name`);
  return (
    <li class={`flag ${flag.severity}`}>
      {flag.severity === 'act' ? <ActGlyph /> : <WatchGlyph />}
      <div class="flag-words">
        <p class="flag-name">
          <strong>{name}</strong> <span class="severity">{t(`band.${flag.severity}`)}</span>
        </p>
        <p class="flag-sentence">{flagSentence(flag, assessment, useNow())}</p>
        {flag.folds.length === 0 ? null : (
          <p class="flag-folds">{t('flags.folds', { names: list(flag.folds.map((id) => t(`flag.${id}.name`))) })}</p>
        )}
      </div>
      <DisclosureButton state={why} subject={name} />
      <Details state={why}>
        <Facts facts={flag.evidence} />
        <Playbook playbook={flag.playbook} />
        <RuleLine line={flag.line} />
      </Details>
    </li>
  );
}
