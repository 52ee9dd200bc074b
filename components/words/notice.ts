import { t } from '../../lib/i18n/text.ts';
import type { BlueprintInForce, PublishFailure } from '../../lib/publishing.ts';
import type { RecordView } from '../../lib/rpc.ts';
import { failureWords, type Remedy } from './failure.ts';
import { publishWords } from './publishing.ts';

/** Something to say about the view as a whole: what happened, what it means for what is shown, what to do. */
export interface Notice {
  tone: 'plain' | 'watch' | 'act';
  title: string;
  meaning: string | null;
  todo: string | null;
  detail: string | null;
  remedy: Remedy;
}

/** What is judged of the record of a view, whatever its kind; null where nothing is. */
export function judgedOf({ assessment, account, contact }: RecordView) {
  return assessment ?? account ?? contact;
}

/** What to say of a view; null where it is whole and fresh, or where the skeleton speaks for itself. */
export function noticeOf(view: RecordView): Notice | null {
  if (view.failure !== null) return failureNotice(view);
  switch (view.status) {
    case 'fresh':
    case 'refreshing':
    case 'loading':
      return view.blueprint?.update ? updateNotice(view.blueprint, view.blueprint.update.failure) : null;
    case 'cached':
    case 'partial':
    case 'not_a_record':
      return plain(view.status);
    case 'signed_out':
      return failureNotice({ ...view, failure: { kind: 'signed_out', detail: null } });
    case 'forbidden':
      return failureNotice({ ...view, failure: { kind: 'forbidden', scopes: [], detail: null } });
    case 'not_connected':
    case 'offline':
    case 'not_found':
      return failureNotice({ ...view, failure: { kind: view.status } });
    case 'rate_limited':
    case 'failed':
      return unansweredNotice(judgedOf(view) !== null);
  }
}

/** What to say when no view came at all. */
export function unansweredNotice(hasOlder: boolean): Notice {
  return {
    tone: 'watch',
    title: t('notice.failed.title'),
    meaning: hasOlder ? t('notice.still_shown') : null,
    todo: t('notice.failed.todo'),
    detail: null,
    remedy: 'retry',
  };
}

/** What to say in the place of a verdict that could not be drawn, whichever CRM it is of. */
export function undrawnNotice(): Notice {
  return { ...failureWords({ kind: 'own_error' }, 'hubspot'), tone: 'watch', meaning: null };
}

function failureNotice(view: RecordView): Notice | null {
  if (view.failure === null) return null;
  const quiet = view.failure.kind === 'not_connected' || view.failure.kind === 'not_found';
  return {
    ...failureWords(view.failure, view.ref?.crm ?? 'hubspot'),
    tone: quiet ? 'plain' : 'watch',
    meaning: judgedOf(view) === null ? null : t('notice.still_shown'),
  };
}

function updateNotice({ name, version }: BlueprintInForce, failure: PublishFailure): Notice {
  const { title, todo, places } = publishWords(failure);
  return {
    tone: 'watch',
    title: t('publishing.update'),
    meaning: `${title}. ${t('publishing.still', { name, version })}`,
    todo,
    detail: places[0] ?? null,
    remedy: 'options',
  };
}

function plain(kind: 'cached' | 'partial' | 'not_a_record'): Notice {
  return {
    tone: 'plain',
    title: t(`notice.${kind}.title`),
    meaning: t(`notice.${kind}.meaning`),
    todo: null,
    detail: null,
    remedy: null,
  };
}
