import { createContext, Fragment } from 'preact';
import { useContext } from 'preact/hooks';
import type { BlueprintLine, Evidence as Fact } from '../lib/assess/schema/evidence.ts';
import { t } from '../lib/i18n/text.ts';
import { CrmLink } from './CrmLink.tsx';
import { useNow } from './clock.ts';
import { Dated } from './When.tsx';
import { dayWord, factName, factNote, fieldName, valueName } from './words/facts.ts';

const SHOWN = 8;

/** The facts a verdict rests on, each linked to its record in the CRM; the first eight, and how many more there are. */
export function Facts(props: { facts: Fact[] }) {
  if (props.facts.length === 0) return <p class="quiet">{t('facts.none')}</p>;
  const more = props.facts.length - SHOWN;
  return (
    <ul class="facts">
      {props.facts.slice(0, SHOWN).map((fact, index) => (
        <li key={`${fact.id}-${index}`}>
          <FactLine fact={fact} />
        </li>
      ))}
      {more > 0 ? <li class="quiet">{t('facts.more', more, { count: more })}</li> : null}
    </ul>
  );
}

/** One fact: its name, what it says, its day. */
export function FactLine(props: { fact: Fact }) {
  const { fact } = props;
  const note = factNote(fact, useNow());
  return (
    <>
      <CrmLink href={fact.link} title={fieldName(fact)}>
        {factName(fact)}
      </CrmLink>
      {note === null && fact.at === null ? null : (
        <span>
          {note === null ? null : (
            <span class="value" title={valueName(fact) ?? undefined}>
              {note}
            </span>
          )}
          <Dated at={fact.at} word={dayWord(fact)} alone={note === null} />
        </span>
      )}
    </>
  );
}

/** Opens the place of a path in the handbook; null where there is no handbook to open. */
export const OpenRule = createContext<((path: string) => void) | null>(null);

/** Which line of the blueprint asked for a verdict, as the way to its place in the handbook. */
export function RuleLine(props: { line: BlueprintLine | null; because?: string | null }) {
  const open = useContext(OpenRule);
  if (props.line === null) return null;
  const { path, line } = props.line;
  return (
    <p class="rule">
      {props.because ? <span class="because">{props.because}</span> : null}
      <span>
        {t('rule.label')}{' '}
        {open === null ? (
          <Path path={path} />
        ) : (
          // Named in one piece: where it may break, Chromium puts an invisible space into the name.
          <button type="button" class="link" aria-label={path} title={t('rule.open')} onClick={() => open(path)}>
            <Path path={path} />
          </button>
        )}{' '}
        {line === null ? t('rule.default') : t('rule.line', { line })}
      </span>
    </p>
  );
}

/** A path of the blueprint, which a narrow panel parts at its dots. */
function Path({ path }: { path: string }) {
  const [first, ...rest] = path.split('.');
  return (
    <code>
      {first}
      {rest.map((step, index) => (
        <Fragment key={`${index} ${step}`}>
          <wbr />.{step}
        </Fragment>
      ))}
    </code>
  );
}
