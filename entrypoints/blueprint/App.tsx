import { useQuery } from '@tanstack/preact-query';
import { useEffect, useState } from 'preact/hooks';
import { BlueprintPage } from '../../components/blueprint/BlueprintPage.tsx';
import { CheckList } from '../../components/blueprint/check/CheckList.tsx';
import { Handbook } from '../../components/blueprint/handbook/Handbook.tsx';
import { type Route, routeOf } from '../../components/blueprint/route.ts';
import { Waiting } from '../../components/blueprint/Waiting.tsx';
import { Clock } from '../../components/clock.ts';
import type { Reading } from '../../lib/blueprint/reading.ts';
import type { BlueprintView } from '../../lib/publishing.ts';
import { calls, client } from './query.ts';
import { createReader } from './reader.ts';

const read = createReader();

/** The blueprint in force, as the background holds it and as a reader finds it. */
interface InForce {
  view: BlueprintView;
  reading: Reading;
}

/** The Blueprint page over the background: the document in force, read beside the page. */
export function App() {
  const route = useRoute();
  const query = useQuery({
    queryKey: ['blueprint'],
    queryFn: async (): Promise<InForce> => {
      const view = await calls.blueprint({});
      return { view, reading: await read(view.text) };
    },
  });
  const inForce = query.data;
  return (
    <Clock.Provider value={Date.now()}>
      <BlueprintPage page={route.page} view={inForce?.view ?? null}>
        {inForce === undefined ? (
          <Waiting failed={query.isError} retry={() => void client.invalidateQueries()} />
        ) : (
          <Page route={route} inForce={inForce} />
        )}
      </BlueprintPage>
    </Clock.Provider>
  );
}

function Page(props: { route: Route; inForce: InForce }) {
  const { route } = props;
  const { reading } = props.inForce;
  if (!reading.ok) return <CheckList problems={reading.problems} warnings={[]} />;
  switch (route.page) {
    case 'handbook':
      return <Handbook read={reading.read} path={route.path} print={() => window.print()} />;
    case 'check':
      return <CheckList problems={[]} warnings={reading.warnings} />;
  }
}

function useRoute(): Route {
  const [route, setRoute] = useState(() => routeOf(location.hash));
  useEffect(() => {
    const follow = () => setRoute(routeOf(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return route;
}
