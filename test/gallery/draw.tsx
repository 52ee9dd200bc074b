import { render } from 'preact';
import { Clock } from '../../components/clock.ts';
import { Panel } from '../../components/Panel.tsx';
import type { Assessment } from '../../lib/assess/schema/assessment.ts';
import { startPage } from '../../lib/i18n/page.ts';
import { NOW } from './northwind.ts';
import { PAGES } from './pages.tsx';
import { judged, type PanelState, STATES } from './states.ts';

/** Draws one state of the panel, the panel over one of the given assessments, or another page, into this page. */
export function draw(name: string, assessments: Record<string, Assessment>): void {
  const root = document.getElementById('root');
  const assessment = assessments[name];
  const state = assessment ? judged(assessment) : STATES[name];
  const page = PAGES[name]?.() ?? (state && <PanelOf state={state} />);
  if (!root || !page) throw new Error(`the gallery has nothing named ${name}`);
  startPage();
  render(<Clock.Provider value={NOW}>{page}</Clock.Provider>, root);
}

function PanelOf(props: { state: PanelState }) {
  const nothing = () => {};
  return (
    <Panel
      {...props.state}
      actions={{
        refresh: nothing,
        openOptions: nothing,
        openRule: nothing,
        signIn: nothing,
        copy: async () => {},
        move: nothing,
        close: nothing,
      }}
    />
  );
}
