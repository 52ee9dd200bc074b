import { t } from '../../lib/i18n/text.ts';
import type { BlueprintView } from '../../lib/publishing.ts';
import { Section } from '../Section.tsx';
import { Ago, On } from '../When.tsx';
import { originWords } from '../words/publishing.ts';
import { BlueprintChoice } from './BlueprintChoice.tsx';
import { NotInForce } from './NotInForce.tsx';
import type { Publishing } from './publishing.ts';

/** Which blueprint judges, since when, whose it is and where it comes from; and choosing another. */
export function BlueprintSection(props: { view: BlueprintView | null; publishing: Publishing }) {
  const { view, publishing } = props;
  return (
    <Section title={t('publishing.title')} id="blueprint">
      {view === null ? <p class="quiet">{t('options.loading')}</p> : <InForce view={view} publishing={publishing} />}
    </Section>
  );
}

function InForce(props: { view: BlueprintView; publishing: Publishing }) {
  const { view, publishing } = props;
  const address = 'url' in view.wanted ? view.wanted.url : null;
  return (
    <>
      <div class="card">
        <h3>
          {view.name} {view.version}
        </h3>
        <p>
          {t('publishing.since')} <On at={view.since} /> · {t('publishing.owner', { owner: view.owner.label })} ·{' '}
          {t('publishing.kept_by', { maintainer: view.maintainer.label })}
        </p>
        <p class="quiet">
          {originWords(view.origin)}
          {view.checkedAt === null ? null : (
            <>
              {' · '}
              {t('publishing.checked')} <Ago at={view.checkedAt} />
            </>
          )}
        </p>
        {view.update === null ? null : (
          <NotInForce
            failure={view.update.failure}
            inForce={view}
            allow={address === null ? null : () => void publishing.allow(address).then(publishing.refresh)}
          />
        )}
        <p class="card-actions">
          {address === null ? null : (
            <button type="button" class="button" onClick={() => void publishing.refresh()}>
              {t('publishing.ask')}
            </button>
          )}
          <a href="blueprint.html">{t('publishing.open')}</a>
        </p>
      </div>
      {view.locked ? <p class="quiet">{t('publishing.locked')}</p> : <BlueprintChoice view={view} {...publishing} />}
    </>
  );
}
