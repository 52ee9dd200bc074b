import './english.ts';
import { cleanup, render } from '@testing-library/preact';
import { onTestFinished, vi } from 'vitest';
import { Clock } from '../../../components/clock.ts';
import { Panel, type PanelActions } from '../../../components/Panel.tsx';
import type { Assessment } from '../../../lib/assess/schema/assessment.ts';
import { NOW } from '../../gallery/northwind.ts';
import { judged, type PanelState } from '../../gallery/states.ts';

/** Shows the panel in a state and gives what its buttons called. */
export function showPanel(state: PanelState) {
  const actions = {
    refresh: vi.fn(),
    openOptions: vi.fn(),
    openRule: vi.fn(),
    signIn: vi.fn(),
    copy: vi.fn(async () => {}),
    move: vi.fn(),
    close: vi.fn(),
  } satisfies PanelActions;
  const shown = (next: PanelState) => (
    <Clock.Provider value={NOW}>
      <Panel {...next} actions={actions} />
    </Clock.Provider>
  );
  onTestFinished(cleanup);
  const { rerender } = render(shown(state));
  return { actions, showNext: (next: PanelState) => rerender(shown(next)) };
}

/** Shows the panel over an assessment. */
export function showDeal(assessment: Assessment) {
  return showPanel(judged(assessment));
}
