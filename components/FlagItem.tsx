import type { Flag } from '../lib/assess/schema/flags.ts';
import { list } from '../lib/i18n/format.ts';
import { t } from '../lib/i18n/text.ts';
import { Details, DisclosureButton, useDisclosure } from './Disclosure.tsx';
import { Facts, RuleLine } from './Evidence.tsx';
import { ActGlyph, WatchGlyph } from './Icons.tsx';
import { Playbook } from './Playbook.tsx';

/** A flag of any record in words. */
export interface ShownFlag extends Pick<Flag, 'severity' | 'evidence' | 'playbook' | 'line'> {
  id: string;
  name: string;
  sentence: string;
  /** Names of the flags of the same cause that this one stands for. */
  folds: string[];
}

/** One flag: what is the matter in a sentence; its facts, its rule and its playbook on demand. */
export function FlagItem(props: { flag: ShownFlag }) {
  const { severity, name, sentence, folds, evidence, playbook, line } = props.flag;
  const why = useDisclosure();
  return (
    <li class={`flag ${severity}`}>
      {severity === 'act' ? <ActGlyph /> : <WatchGlyph />}
      <div class="flag-words">
        <p class="flag-name">
          <strong>{name}</strong> <span class="severity">{t(`band.${severity}`)}</span>
        </p>
        <p class="flag-sentence">{sentence}</p>
        {folds.length === 0 ? null : <p class="flag-folds">{t('flags.folds', { names: list(folds) })}</p>}
      </div>
      <DisclosureButton state={why} subject={name} />
      <Details state={why}>
        <Facts facts={evidence} />
        <Playbook playbook={playbook} />
        <RuleLine line={line} />
      </Details>
    </li>
  );
}
