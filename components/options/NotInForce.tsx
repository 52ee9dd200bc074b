import { t } from '../../lib/i18n/text.ts';
import type { PublishFailure } from '../../lib/publishing.ts';
import { publishWords } from '../words/publishing.ts';

/** Why a blueprint did not come into force, which stays instead, and the one thing that a button can mend. */
export function NotInForce(props: {
  failure: PublishFailure;
  inForce: { name: string; version: string };
  allow: (() => void) | null;
}) {
  const { failure, allow } = props;
  const { title, todo, places } = publishWords(failure);
  return (
    <div class="notice watch">
      <p class="notice-title">{title}</p>
      <p>{t('publishing.still', { name: props.inForce.name, version: props.inForce.version })}</p>
      <p>{todo}</p>
      {places.length === 0 ? null : (
        <ul class="plain">
          {places.map((place) => (
            <li key={place}>
              <code>{place}</code>
            </li>
          ))}
        </ul>
      )}
      {failure.kind === 'no_permission' && allow ? (
        <button type="button" class="button" onClick={allow}>
          {t('publishing.allow', { host: failure.host })}
        </button>
      ) : null}
    </div>
  );
}
