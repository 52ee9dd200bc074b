import { list } from '../../../lib/i18n/format.ts';
import { t } from '../../../lib/i18n/text.ts';
import type { BlueprintProblem, OrganisationAnswer } from '../../../lib/publishing.ts';
import type { OrgMetadata } from '../../../lib/record/org-metadata.ts';
import { orgKey } from '../../../lib/record/ref.ts';
import { FailureNotice } from '../../FailureNotice.tsx';
import { MetGlyph } from '../../Icons.tsx';
import { CRM_NAMES, failureWords } from '../../words/failure.ts';
import { Problems } from './CheckList.tsx';

/** What a blueprint names and an organisation does not have, or why that organisation could not be asked. */
export interface OrgCheck {
  answer: OrganisationAnswer;
  missing: readonly BlueprintProblem[];
}

/** The blueprint looked up in each connected organisation; a list that could not be read is named and not checked. */
export function OrgChecks(props: { checks: readonly OrgCheck[] | 'waiting' | 'failed'; again: () => void }) {
  const { checks, again } = props;
  return (
    <section class="column org-checks" aria-labelledby="org-checks-title">
      <header class="book-head">
        <h2 id="org-checks-title">{t('org_check.title')}</h2>
        <p class="quiet">{t('org_check.lead')}</p>
        <p>
          <button type="button" class="button" disabled={checks === 'waiting'} onClick={again}>
            {t(checks === 'waiting' ? 'org_check.waiting' : 'org_check.again')}
          </button>
        </p>
      </header>
      <div aria-live="polite">
        <Answers checks={checks} />
      </div>
    </section>
  );
}

function Answers({ checks }: { checks: readonly OrgCheck[] | 'waiting' | 'failed' }) {
  if (checks === 'waiting') return null;
  if (checks === 'failed') return <p>{t('notice.failed.title')}</p>;
  if (checks.length === 0) return <p>{t('org_check.none')}</p>;
  return checks.map((check) => <Organisation key={orgKey(check.answer.org)} {...check} />);
}

function Organisation({ answer, missing }: OrgCheck) {
  const { org } = answer;
  return (
    <section class="org-check">
      <h3>
        {CRM_NAMES[org.crm]} {org.org}
      </h3>
      {answer.ok ? (
        <Found metadata={answer.metadata} missing={missing} />
      ) : (
        <FailureNotice {...failureWords(answer.failure, answer.org.crm)} />
      )}
    </section>
  );
}

function Found({ metadata, missing }: { metadata: OrgMetadata; missing: readonly BlueprintProblem[] }) {
  const unread = unreadIn(metadata);
  return (
    <>
      {missing.length > 0 ? (
        <Problems level="warning" problems={missing} />
      ) : unread.length > 0 ? null : (
        <p class="with-glyph all-clear">
          <MetGlyph /> {t('org_check.clean')}
        </p>
      )}
      {unread.length === 0 ? null : (
        <p class="quiet">{t('org_check.unread', { parts: list(unread.map((part) => t(`org_check.part.${part}`))) })}</p>
      )}
    </>
  );
}

function unreadIn({ pipelines, properties, roles, users }: OrgMetadata) {
  const { deal = null, account = null, contact = null } = properties ?? {};
  const parts = { pipelines, deal, account, contact, roles, users };
  const names = ['pipelines', 'deal', 'account', 'contact', 'roles', 'users'] as const;
  return names.filter((name) => parts[name] === null);
}
