import { useMutation, useQuery } from '@tanstack/preact-query';
import { useEffect, useState } from 'preact/hooks';
import { Clock } from '../../components/clock.ts';
import { type OptionsNews, OptionsPage } from '../../components/options/OptionsPage.tsx';
import type { ConnectAnswer } from '../../components/options/Outcome.tsx';
import type { SalesforceEntry } from '../../components/options/SalesforceForm.tsx';
import { locateOrg } from '../../lib/crm/locate-org.ts';
import { hostPattern } from '../../lib/host-pattern.ts';
import type { PublishAnswer, PublishCall } from '../../lib/publishing.ts';
import type { ConnectAnswer as CallAnswer, ConnectionView } from '../../lib/rpc.ts';
import { browser } from '../../lib/services/browser.ts';
import { permissionsFor } from '../../lib/services/rare-hosts.ts';
import { onChanged } from '../page/news.ts';
import { useTicking } from '../page/ticking.ts';
import { calls, client } from './query.ts';

/** The options page over the background. */
export function App() {
  const connections = useQuery({ queryKey: ['connections'], queryFn: () => calls.connections({}) });
  const settings = useQuery({ queryKey: ['settings'], queryFn: () => calls.settings({}) });
  const blueprint = useQuery({ queryKey: ['blueprint'], queryFn: () => calls.blueprint({}) });
  const signals = useQuery({ queryKey: ['signals'], queryFn: () => calls.signalsOverview({}) });
  const [news, setNews] = useState<OptionsNews | null>(null);
  const change = useMutation({
    mutationFn: (does: () => Promise<OptionsNews>) => does(),
    onMutate: () => setNews(null),
    onSuccess: (news) => setNews(news),
    onSettled: () => client.invalidateQueries(),
  });
  const feedChange = useMutation({
    mutationFn: (does: () => Promise<unknown>) => does(),
    onSettled: () => client.invalidateQueries({ queryKey: ['signals'] }),
  });
  // Whether a key still holds is learnt by reading records with it.
  useEffect(() => onChanged(() => void client.invalidateQueries({ queryKey: ['connections'] })), []);
  /** The person is asked before anything else: the browser asks only while it handles their own click. */
  const allowAndRead = (url: string) => {
    const asked = allow(url);
    feedChange.mutate(() => asked.then(() => calls.readFeed({ url })));
  };

  return (
    <Clock.Provider value={useTicking()}>
      <OptionsPage
        connections={connections.data ?? null}
        settings={settings.data ?? null}
        blueprint={blueprint.data ?? null}
        publishing={{ publish, allow, refresh }}
        signals={signals.data ?? null}
        feeds={{
          add: (feed) => feedChange.mutate(() => calls.addFeed(feed)),
          read: (url) => feedChange.mutate(() => calls.readFeed({ url })),
          allow: allowAndRead,
          remove: (url) => feedChange.mutate(() => calls.removeFeed({ url })),
          isUnderWay: feedChange.isPending,
        }}
        failed={[connections, settings, blueprint, signals, change, feedChange].some(({ isError }) => isError)}
        news={news}
        callbackUrl={browser.identity.getRedirectURL()}
        actions={{
          connect,
          connectSalesforce,
          signIn,
          copy: (text) => navigator.clipboard.writeText(text),
          disconnect: (connection) => change.mutate(() => disconnect(connection)),
          save: (settings) => change.mutate(() => calls.saveSettings(settings).then(() => 'saved')),
          wipe: () => change.mutate(() => calls.wipe({}).then(() => 'wiped')),
        }}
      />
    </Clock.Provider>
  );
}

async function disconnect({ org }: ConnectionView): Promise<OptionsNews> {
  const { signedOut } = await calls.disconnect({ org });
  return signedOut === false ? 'not_signed_out' : 'disconnected';
}

function connect(token: string): Promise<ConnectAnswer> {
  return connected(() => calls.connect({ crm: 'hubspot', token }));
}

async function connectSalesforce({ address, clientId, browserSession }: SalesforceEntry): Promise<ConnectAnswer> {
  const at = URL.parse(address.includes('://') ? address : `https://${address}`);
  const org = at && locateOrg(`https://${at.hostname}/`);
  if (at === null || org?.crm !== 'salesforce') return { kind: 'not_an_org' };
  if (!(await allowed(permissionsFor(org, { browserSession, pageHost: at.hostname })))) return { kind: 'not_allowed' };
  return connected(() => calls.connect({ crm: 'salesforce', org, clientId, browserSession }));
}

async function signIn({ org, signIn: how }: ConnectionView): Promise<ConnectAnswer> {
  const wanted = permissionsFor(org, { browserSession: how?.browserSession ?? false, pageHost: null });
  if (!(await allowed(wanted))) return { kind: 'not_allowed' };
  return connected(() => calls.signIn({ org }));
}

async function publish(call: PublishCall): Promise<PublishAnswer | null> {
  const answer = await calls.publish(call).catch(() => null);
  await client.invalidateQueries({ queryKey: ['blueprint'] });
  return answer;
}

/** Asks the person to let the host of an address be read; the browser asks only for what it has not been told yet. */
async function allow(url: string): Promise<void> {
  const at = URL.parse(url);
  if (at) await allowed({ permissions: [], origins: [hostPattern(at.hostname)] });
}

async function refresh(): Promise<void> {
  await calls.refreshBlueprint({}).catch(() => null);
  await client.invalidateQueries({ queryKey: ['blueprint'] });
}

/** Whether the person allows it. The browser asks only while it handles the person's own click, so nothing is awaited before. */
async function allowed(wanted: ReturnType<typeof permissionsFor>): Promise<boolean> {
  if (wanted.permissions.length + wanted.origins.length === 0) return true;
  return browser.permissions.request(wanted).catch(() => false);
}

async function connected(ask: () => Promise<CallAnswer>): Promise<ConnectAnswer> {
  try {
    const answer = await ask();
    await client.invalidateQueries();
    if (!answer.ok) return { kind: 'failed', failure: answer.failure };
    return { kind: 'connected', account: answer.connection.org.org };
  } catch {
    // The background itself gave no answer: the form says so in words of its own.
    return { kind: 'failed', failure: null };
  }
}
