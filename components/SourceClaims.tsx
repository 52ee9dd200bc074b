import type { AssessedClaim, AssessedSource } from '../lib/assess/schema/sources.ts';
import { dotted } from '../lib/i18n/format.ts';
import { t } from '../lib/i18n/text.ts';
import { useNow } from './clock.ts';
import { Details, DisclosureButton, useDisclosure } from './Disclosure.tsx';
import { RuleLine } from './Evidence.tsx';
import { WatchGlyph } from './Icons.tsx';
import { Dated } from './When.tsx';
import { claimedField, saying, sourceSentence } from './words/claims.ts';
import { saidWords, valueName } from './words/facts.ts';

/** Beside the values that verdicts rest on: what each system says, which is believed and why; quiet where they agree. */
export function SourceClaims(props: { sources: AssessedSource[] }) {
  const told = props.sources.filter((source) => saying(source).length > 1);
  if (told.length === 0) return null;
  return (
    <ul class="claims">
      {told.map((source) => (
        <SourceItem key={source.field} source={source} />
      ))}
    </ul>
  );
}

function SourceItem(props: { source: AssessedSource }) {
  const { source } = props;
  const why = useDisclosure();
  const now = useNow();
  const differ = source.state !== 'agreed';
  return (
    <li class={differ ? 'claimed differ' : 'claimed'}>
      {differ ? <WatchGlyph /> : null}
      <p>{sourceSentence(source, now)}</p>
      <DisclosureButton state={why} subject={claimedField(source)} />
      <Details state={why}>
        <ul class="facts">
          {source.claims.map((claim) => (
            <ClaimLine key={claim.source} claim={claim} believed={claim.source === source.winner} />
          ))}
        </ul>
        {source.why === null ? null : <p>{t(`claims.why.${source.why}`)}</p>}
        <RuleLine line={source.line} because={source.because} />
      </Details>
    </li>
  );
}

function ClaimLine(props: { claim: AssessedClaim; believed: boolean }) {
  const { claim, believed } = props;
  const now = useNow();
  const value = claim.unknown === null ? saidWords(claim, now) : t(`unknown.why.${claim.unknown}`);
  const marks = [
    believed ? t('claims.believed') : null,
    claim.stale ? t('claims.stale') : null,
    claim.byPerson ? t('claims.by_person') : null,
  ].filter((mark) => mark !== null);
  return (
    <li>
      <span>{claim.label}</span>
      <span>
        <span class="value" title={valueName(claim) ?? undefined}>
          {value ?? t('unknown.empty')}
        </span>
        <Dated at={claim.at} />
        {marks.length === 0 ? null : <span class="value">{dotted(['', ...marks])}</span>}
      </span>
    </li>
  );
}
