import { useId } from 'preact/hooks';
import { number } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/text.ts';
import type { Settings } from '../../lib/rpc.ts';
import { AskTwice } from './AskTwice.tsx';

const DAYS = [1, 7, 30, 90, 365];

/** How long and where what was read is kept, and forgetting it all. */
export function Keeping(props: {
  settings: Settings;
  save: (change: { cacheDays: number; cacheOnDisk: boolean }) => void;
  wipe: () => void;
}) {
  const { settings } = props;
  const days = useId();
  const disk = useId();
  const choices = [...new Set([...DAYS, settings.cacheDays])].toSorted((a, b) => a - b);
  const locked = (name: string) => settings.locked.includes(name);
  return (
    <div class="keeping">
      <p class="choice">
        <label for={days}>{t('options.keeping.days')}</label>
        <select
          id={days}
          value={String(settings.cacheDays)}
          disabled={locked('cacheDays')}
          onChange={(event) =>
            props.save({ cacheDays: Number(event.currentTarget.value), cacheOnDisk: settings.cacheOnDisk })
          }
        >
          {choices.map((count) => (
            <option key={count} value={String(count)}>
              {t('options.keeping.day_count', count, { count: number(count) })}
            </option>
          ))}
        </select>
      </p>
      <p class="choice">
        <input
          id={disk}
          type="checkbox"
          checked={settings.cacheOnDisk}
          disabled={locked('cacheOnDisk')}
          onChange={(event) => props.save({ cacheDays: settings.cacheDays, cacheOnDisk: event.currentTarget.checked })}
        />
        <label for={disk}>{t('options.keeping.disk')}</label>
      </p>
      <p class="quiet">{t(settings.cacheOnDisk ? 'options.keeping.disk_on' : 'options.keeping.disk_off')}</p>
      {settings.locked.length === 0 ? null : <p class="quiet">{t('options.keeping.locked')}</p>}
      <AskTwice
        ask={t('options.keeping.wipe')}
        question={t('options.keeping.wipe_question')}
        confirm={t('options.keeping.wipe_confirm')}
        onConfirm={props.wipe}
      />
    </div>
  );
}
