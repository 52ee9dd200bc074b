import { number } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/text.ts';
import type { BlueprintOrigin, BlueprintProblem, PublishFailure } from '../../lib/publishing.ts';

/** Places that are named before the others are only counted. */
const PLACES = 3;

/** Why a blueprint is not in force: what happened, what to do, and the places to mend. */
export interface PublishWords {
  title: string;
  todo: string;
  places: string[];
}

/** The words for each way in which a blueprint does not come into force. */
export function publishWords(failure: PublishFailure): PublishWords {
  if (failure.kind === 'hash_mismatch') {
    const { actual } = failure;
    const todo = t('publishing.failure.hash_mismatch.todo', { actual });
    return { title: t('publishing.failure.hash_mismatch.title'), todo, places: [] };
  }
  const todo = t(`publishing.failure.${failure.kind}.todo`);
  switch (failure.kind) {
    case 'unreachable':
    case 'timed_out':
    case 'no_permission': {
      const { host } = failure;
      return { title: t(`publishing.failure.${failure.kind}.title`, { host }), todo, places: [] };
    }
    case 'status': {
      const { host, status } = failure;
      return { title: t('publishing.failure.status.title', { host, status: String(status) }), todo, places: [] };
    }
    case 'broken':
      return { title: t('publishing.failure.broken.title'), todo, places: placesOf(failure.problems) };
    case 'too_large':
    case 'not_text':
    case 'not_https':
    case 'gone':
    case 'locked':
      return { title: t(`publishing.failure.${failure.kind}.title`), todo, places: [] };
  }
}

function placesOf(problems: readonly BlueprintProblem[]): string[] {
  const named = problems.slice(0, PLACES).map(placeWords);
  const more = problems.length - named.length;
  return more > 0 ? [...named, t('publishing.more', more, { count: number(more) })] : named;
}

/** Where a problem is, what it is and what mends it; one of the document as a whole has no path. */
function placeWords({ line, path, message, remedy }: BlueprintProblem): string {
  const words = { line: number(line), message, remedy };
  return path === '' ? t('publishing.place_of_all', words) : t('publishing.place', { ...words, path });
}

/** Where a blueprint comes from, in words. */
export function originWords(origin: BlueprintOrigin): string {
  switch (origin.kind) {
    case 'template':
      return `${t('publishing.template')} · ${templateName(origin.id)}`;
    case 'file':
      return t('publishing.file', { name: origin.name });
    case 'url':
    case 'policy':
      return t(`publishing.${origin.kind}`, { host: URL.parse(origin.url)?.host ?? origin.url });
    case 'restored':
      return t('publishing.restored');
  }
}

/** The name of a bundled template; its id where an older version of the extension bundled it. */
export function templateName(id: string): string {
  switch (id) {
    case 'enterprise_saas':
    case 'mid_market':
    case 'product_led':
    case 'services':
      return t(`publishing.templates.${id}`);
    default:
      return id;
  }
}
