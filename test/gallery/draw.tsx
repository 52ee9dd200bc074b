import { render } from 'preact';
import { Clock } from '../../components/clock.ts';
import { Panel } from '../../components/Panel.tsx';
import type { Assessment } from '../../lib/assess/schema/assessment.ts';
import { startPage } from '../../lib/i18n/page.ts';
import { NOW } from './northwind.ts';
import { judged, STATES } from './states.ts';

/** Draws one state of the panel, or the panel over one of the given assessments, into the page. */
export function draw(name: string, assessments: Record<string, Assessment>): void {
  const assessment = assessments[name];
  const state = assessment ? judged(assessment) : STATES[name];
  const root = document.getElementById('root');
  if (!state || !root) throw new Error(`no state of the panel is named ${name}`);
  startPage();
  const nothing = () => {};
  render(
    <Clock.Provider value={NOW}>
      <Panel
        {...state}
        actions={{ refresh: nothing, openOptions: nothing, copy: async () => {}, move: nothing, close: nothing }}
      />
    </Clock.Provider>,
    root,
  );
}
