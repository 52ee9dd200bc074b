import { useQuery } from '@tanstack/preact-query';
import { useEffect, useState } from 'preact/hooks';
import { BlueprintPage } from '../../components/blueprint/BlueprintPage.tsx';
import { CheckList } from '../../components/blueprint/check/CheckList.tsx';
import { Handbook } from '../../components/blueprint/handbook/Handbook.tsx';
import { type Route, routeOf } from '../../components/blueprint/route.ts';
import { Waiting } from '../../components/blueprint/Waiting.tsx';
import { Clock } from '../../components/clock.ts';
import { Auditing } from './Auditing.tsx';
import { Checking } from './Checking.tsx';
import { useDraft } from './draft.ts';
import { Editing } from './Editing.tsx';
import { Past } from './Past.tsx';
import { calls, client } from './query.ts';
import { type InForce, reader } from './reader.ts';

/** The Blueprint page over the background: the document in force, read beside the page. */
export function App() {
  const route = useRoute();
  const [draft, setDraft] = useDraft();
  const query = useQuery({
    queryKey: ['blueprint'],
    queryFn: async (): Promise<InForce> => {
      const view = await calls.blueprint({});
      return { view, reading: await reader.read(view.text) };
    },
  });
  const inForce = query.data;
  return (
    <Clock.Provider value={Date.now()}>
      <BlueprintPage page={route.page} view={inForce?.view ?? null}>
        {inForce === undefined ? (
          <Waiting failed={query.isError} retry={() => void client.invalidateQueries()} />
        ) : (
          <Page route={route} inForce={inForce} draft={draft} setDraft={setDraft} />
        )}
      </BlueprintPage>
    </Clock.Provider>
  );
}

function Page(props: {
  route: Route;
  inForce: InForce;
  draft: string | null;
  setDraft: (text: string | null) => void;
}) {
  const { route, inForce } = props;
  const { reading } = inForce;
  switch (route.page) {
    case 'handbook':
      if (!reading.ok) return <CheckList problems={reading.problems} warnings={[]} />;
      return <Handbook read={reading.read} path={route.path} print={() => window.print()} />;
    case 'check':
      return <Checking inForce={inForce} />;
    case 'audit':
      return <Auditing />;
    case 'edit':
      return <Editing inForce={inForce} line={route.line} draft={props.draft} setDraft={props.setDraft} />;
    case 'history':
      return <Past locked={inForce.view.locked} />;
  }
}

function useRoute(): Route {
  const [route, setRoute] = useState(() => routeOf(location.hash));
  useEffect(() => {
    const follow = () => setRoute(routeOf(location.hash));
    addEventListener('hashchange', follow);
    // The address may have changed between the first drawing and now.
    follow();
    return () => removeEventListener('hashchange', follow);
  }, []);
  return route;
}
