import { render } from 'preact';
import { Clock } from '../../components/clock.ts';
import { Panel } from '../../components/Panel.tsx';
import type { AccountAssessment } from '../../lib/assess/schema/account.ts';
import type { Assessment } from '../../lib/assess/schema/assessment.ts';
import type { ContactPlaces } from '../../lib/assess/schema/contact.ts';
import { startPage } from '../../lib/i18n/page.ts';
import { NOW } from './northwind.ts';
import { PAGES } from './pages.tsx';
import { judged, judgedAccount, type PanelState, placed, STATES } from './states.ts';

/** Draws one state of the panel, the panel over one of the given deals, accounts or contacts, or another page, into this page. */
export function draw(
  name: string,
  assessments: Record<string, Assessment>,
  accounts: Record<string, AccountAssessment>,
  contacts: Record<string, ContactPlaces>,
): void {
  const root = document.getElementById('root');
  const [assessment, account, contact] = [assessments[name], accounts[name], contacts[name]];
  const state =
    (assessment && judged(assessment)) ??
    (account && judgedAccount(account)) ??
    (contact && placed(contact)) ??
    STATES[name];
  const page = PAGES[name]?.() ?? (state && <PanelOf state={state} />);
  if (!root || !page) throw new Error(`the gallery has nothing named ${name}`);
  startPage();
  render(null, root);
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
