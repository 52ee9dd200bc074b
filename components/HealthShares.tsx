import type { CustomerComponent } from '../lib/assess/schema/account.ts';
import type { HealthComponent } from '../lib/assess/schema/health.ts';
import { number } from '../lib/i18n/format.ts';
import { t } from '../lib/i18n/text.ts';
import { useNow } from './clock.ts';
import { Details, useDisclosure } from './Disclosure.tsx';
import { Facts, RuleLine } from './Evidence.tsx';
import { inputRows } from './words/inputs.ts';
import { unknownSentence } from './words/unknown.ts';
import { wholeShares } from './words/whole-shares.ts';

type AnyComponent = HealthComponent | CustomerComponent;

/** The score as a stacked bar of shares, and each component with what went into it; the shares shown add up to the score. */
export function HealthShares(props: { components: AnyComponent[]; score: number | null }) {
  const { components } = props;
  const points = wholeShares(
    components.map(({ share }) => share),
    props.score,
  );
  const known = components.filter((component) => component.value !== null);
  const weight = known.reduce((sum, component) => sum + component.weight, 0);
  return (
    <>
      <div class="shares" aria-hidden="true">
        {components.map((component, index) =>
          component.share === null ? null : (
            <span key={component.id} class={`share-${index}`} style={{ flexBasis: `${component.share}%` }} />
          ),
        )}
      </div>
      <ul class="components">
        {components.map((component, index) => (
          <Component
            key={component.id}
            component={component}
            index={index}
            points={points[index] ?? null}
            of={(component.weight * 100) / weight}
          />
        ))}
      </ul>
    </>
  );
}

function Component(props: { component: AnyComponent; index: number; points: number | null; of: number }) {
  const { component } = props;
  const why = useDisclosure();
  const now = useNow();
  const name = t(`health.component.${component.id}`);
  return (
    <li class={why.open ? 'component open' : 'component'}>
      <button type="button" aria-expanded={why.open} aria-controls={why.id} onClick={why.toggle}>
        <i class={component.share === null ? 'swatch unknown' : `swatch share-${props.index}`} aria-hidden="true" />
        <span class="component-name">{name}</span>
        <span class="component-share">
          {props.points === null
            ? t('unknown.word')
            : t('health.share', { share: number(props.points), of: number(props.of) })}
        </span>
      </button>
      <Details state={why}>
        {component.unknown ? <p>{unknownSentence(component.unknown)}</p> : null}
        {component.value === null ? null : (
          <p>{t('health.value', { value: number(component.value), weight: number(component.weight) })}</p>
        )}
        <dl class="inputs">
          {inputRows(component.inputs, now).map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {component.evidence.length === 0 ? null : <Facts facts={component.evidence} />}
        <RuleLine line={component.line} />
      </Details>
    </li>
  );
}
