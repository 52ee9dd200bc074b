import { t } from '../../lib/i18n/text.ts';
import type { BlueprintView } from '../../lib/publishing.ts';
import type { ConnectionView, Settings } from '../../lib/rpc.ts';
import type { SignalsOverview } from '../../lib/signal-feeds.ts';
import { Mark } from '../Icons.tsx';
import { Section } from '../Section.tsx';
import { BlueprintSection } from './BlueprintSection.tsx';
import { ConnectForm } from './ConnectForm.tsx';
import { ConnectionCard } from './ConnectionCard.tsx';
import { type FeedActions, FeedsSection } from './FeedsSection.tsx';
import { Keeping } from './Keeping.tsx';
import type { ConnectAnswer } from './Outcome.tsx';
import type { Publishing } from './publishing.ts';
import { type SalesforceEntry, SalesforceForm } from './SalesforceForm.tsx';

/** What the options page can do; each answers when it is done. */
export interface OptionsActions {
  connect: (token: string) => Promise<ConnectAnswer>;
  connectSalesforce: (entry: SalesforceEntry) => Promise<ConnectAnswer>;
  signIn: (connection: ConnectionView) => Promise<ConnectAnswer>;
  copy: (text: string) => Promise<void>;
  disconnect: (connection: ConnectionView) => void;
  save: (change: { cacheDays: number; cacheOnDisk: boolean }) => void;
  wipe: () => void;
}

/** What was done last; `not_signed_out`: disconnected here, while the CRM did not confirm the end of the sign-in. */
export type OptionsNews = 'saved' | 'wiped' | 'disconnected' | 'not_signed_out';

/** Connecting, what is read and kept, and how it looks; on the first visit with a word of welcome. */
export function OptionsPage(props: {
  connections: ConnectionView[] | null;
  settings: Settings | null;
  blueprint: BlueprintView | null;
  publishing: Publishing;
  signals: SignalsOverview | null;
  feeds: FeedActions;
  failed: boolean;
  /** Where Salesforce is to send the browser back to after a sign-in. */
  callbackUrl: string;
  news: OptionsNews | null;
  actions: OptionsActions;
}) {
  const { connections, settings, actions } = props;
  const first = connections !== null && connections.length === 0;
  return (
    <main class="options">
      <header>
        <Mark size={32} />
        <div>
          <h1>{t(first ? 'options.welcome.title' : 'options.title')}</h1>
          <p class="quiet">{t(first ? 'options.welcome.text' : 'extension.description')}</p>
        </div>
      </header>
      <News news={props.failed ? 'failed' : props.news} />
      <Section title={t('options.connections')}>
        {connections === null ? <p class="quiet">{t('options.loading')}</p> : null}
        <ul class="cards">
          {connections?.map((connection) => (
            <ConnectionCard
              key={`${connection.org.crm}:${connection.org.org}`}
              connection={connection}
              signIn={() => actions.signIn(connection)}
              disconnect={() => actions.disconnect(connection)}
            />
          ))}
        </ul>
        <h3>
          {t(
            connections?.some(({ org }) => org.crm === 'hubspot') ? 'options.connect.another' : 'options.connect.first',
          )}
        </h3>
        <ConnectForm connect={actions.connect} />
        <h3>{t('options.salesforce.title')}</h3>
        <SalesforceForm callbackUrl={props.callbackUrl} copy={actions.copy} connect={actions.connectSalesforce} />
      </Section>
      <BlueprintSection view={props.blueprint} publishing={props.publishing} />
      <FeedsSection overview={props.signals} actions={props.feeds} />
      <Privacy />
      <Section title={t('options.keeping.title')}>
        {settings === null ? (
          <p class="quiet">{t('options.loading')}</p>
        ) : (
          <Keeping settings={settings} save={actions.save} wipe={actions.wipe} />
        )}
      </Section>
      <Section title={t('options.appearance.title')}>
        <p>{t('options.appearance.text')}</p>
      </Section>
    </main>
  );
}

/** What came of the last change, in sight wherever on the page it was made. */
function News({ news }: { news: OptionsNews | 'failed' | null }) {
  const tone = news === 'failed' ? 'act' : news === 'not_signed_out' ? 'watch' : 'sound';
  return (
    <p role="status" class={`news ${tone}`}>
      {news === 'failed' ? t('options.failed') : news === null ? null : t(`options.news.${news}`)}
    </p>
  );
}

function Privacy() {
  return (
    <Section title={t('options.privacy.title')}>
      <ul class="plain">
        <li>{t('options.privacy.read')}</li>
        <li>{t('options.privacy.kept')}</li>
        <li>{t('options.privacy.key')}</li>
        <li>{t('options.privacy.nothing_sent')}</li>
        <li>{t('options.privacy.nothing_written')}</li>
      </ul>
    </Section>
  );
}
