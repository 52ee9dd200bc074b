import { useMutation, useQuery } from '@tanstack/preact-query';
import { useState } from 'preact/hooks';
import { Clock } from '../../components/clock.ts';
import type { ConnectAnswer } from '../../components/options/ConnectForm.tsx';
import { OptionsPage } from '../../components/options/OptionsPage.tsx';
import type { ConnectionView } from '../../lib/rpc.ts';
import { calls, client } from './query.ts';

/** The options page over the background. */
export function App() {
  const connections = useQuery({ queryKey: ['connections'], queryFn: () => calls.connections({}) });
  const settings = useQuery({ queryKey: ['settings'], queryFn: () => calls.settings({}) });
  const [news, setNews] = useState<'saved' | 'wiped' | 'disconnected' | null>(null);
  const change = useMutation({
    mutationFn: (doing: { does: () => Promise<unknown>; news: typeof news }) => doing.does(),
    onMutate: () => setNews(null),
    onSuccess: (_, doing) => setNews(doing.news),
    onSettled: () => client.invalidateQueries(),
  });

  return (
    <Clock.Provider value={Date.now()}>
      <OptionsPage
        connections={connections.data ?? null}
        settings={settings.data ?? null}
        failed={connections.isError || settings.isError || change.isError}
        news={news}
        actions={{
          connect,
          disconnect: ({ org }: ConnectionView) =>
            change.mutate({ does: () => calls.disconnect({ org }), news: 'disconnected' }),
          save: (settings) => change.mutate({ does: () => calls.saveSettings(settings), news: 'saved' }),
          wipe: () => change.mutate({ does: () => calls.wipe({}), news: 'wiped' }),
        }}
      />
    </Clock.Provider>
  );
}

async function connect(token: string): Promise<ConnectAnswer> {
  try {
    const answer = await calls.connect({ crm: 'hubspot', token });
    if (!answer.ok) return { kind: 'failed', failure: answer.failure };
    await client.invalidateQueries();
    return { kind: 'connected', account: answer.connection.org.org };
  } catch {
    // The background itself gave no answer: the form says so in words of its own.
    return { kind: 'failed', failure: null };
  }
}
