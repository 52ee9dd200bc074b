// @vitest-environment happy-dom
import { fireEvent, screen, within } from '@testing-library/preact';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { NORTHWIND } from '../../gallery/northwind.ts';
import { type PanelState, STATES } from '../../gallery/states.ts';
import { showDeal, showPanel } from './show.tsx';

function stateOf(name: string): PanelState {
  const state = STATES[name];
  if (state === undefined) throw new Error(`the gallery has no ${name}`);
  return state;
}

describe('what a screen reader hears', () => {
  const spoken = () => within(screen.getByRole('main')).getAllByRole('status')[0];

  it('comes from one place that is there before its words, and names the record', () => {
    const { showNext } = showPanel(stateOf('loading'));
    const place = spoken();
    expect(place?.textContent).toMatch(/^Reading the deal/);
    showNext(stateOf('deal'));
    expect(spoken()).toBe(place);
    expect(place?.textContent).toBe('Northwind platform rollout: Deal health 46, 5 flags.');
    showNext(stateOf('offline'));
    expect(place?.textContent).toMatch(/^No connection to HubSpot\. Northwind/);
    showNext(stateOf('not_connected'));
    expect(place?.textContent).toMatch(/^This HubSpot account is not connected yet\. Give Plumbline a key/);
  });

  it('is not how old the verdict is, which changes by itself', () => {
    showDeal(NORTHWIND);
    const ages = document.querySelectorAll('time');
    expect(ages.length).toBeGreaterThan(0);
    expect([...ages].filter((age) => age.closest('[role=status]'))).toEqual([]);
  });
});

describe('states', () => {
  it.each(Object.keys(STATES))('%s says something in words', (name) => {
    const state = STATES[name];
    if (state) showPanel(state);
    expect(screen.getByRole('main').textContent?.length).toBeGreaterThan(40);
  });

  it('does not call failed what is only not read yet', () => {
    showPanel(stateOf('still_reading'));
    screen.getByText('Still reading');
    expect(screen.queryByRole('region', { name: 'What could not be read' })).toBeNull();
    expect(screen.getByRole('main').textContent).not.toMatch(/could not/);
  });

  it('says so of a verdict that cannot be drawn, and draws the next', () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => {});
    onTestFinished(() => said.mockRestore());
    const amount = { known: true, value: { amount: 1, currency: '€€€' } } as const;
    const { actions, showNext } = showDeal({ ...NORTHWIND, subject: { ...NORTHWIND.subject, amount } });
    screen.getByText('Plumbline itself failed');
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(actions.refresh).toHaveBeenCalledOnce();
    expect(said).toHaveBeenCalledOnce();
    showNext(stateOf('deal'));
    expect(screen.getByRole('meter', { name: 'Deal health' })).toBeTruthy();
    expect(screen.queryByText('Plumbline itself failed')).toBeNull();
  });

  it('keeps the last verdict in sight when the CRM cannot be reached, and says that it is older', () => {
    const state = STATES.offline;
    if (state) showPanel(state);
    expect(screen.getByText('What is shown below is older and may have changed.')).toBeTruthy();
    expect(screen.getByRole('meter', { name: 'Deal health' })).toBeTruthy();
  });

  it('leads to the options where no account is connected', () => {
    const state = STATES.not_connected;
    const shown = state && showPanel(state);
    fireEvent.click(screen.getByRole('button', { name: 'Open the options' }));
    expect(shown?.actions.openOptions).toHaveBeenCalledOnce();
  });

  it('signs in by one click where people sign in, and offers no second click meanwhile', () => {
    const view = STATES.signed_out?.view;
    if (!view?.ref) throw new Error('the state shows a record');
    const state = {
      view: { ...view, ref: { ...view.ref, crm: 'salesforce' as const } },
      unanswered: false,
      refreshing: false,
    };
    const { actions, showNext } = showPanel({ ...state, signingIn: false });
    expect(screen.getByText('You are signed out of Salesforce')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(actions.signIn).toHaveBeenCalledOnce();
    showNext({ ...state, signingIn: true });
    expect(screen.getByRole('button', { name: 'Signing in…' }).getAttribute('aria-disabled')).toBe('true');
  });

  it('shows nothing of the record before when the next one is being read', () => {
    const { showNext } = showDeal(NORTHWIND);
    showNext({ view: null, unanswered: false, refreshing: false, signingIn: false });
    expect(document.body.textContent).not.toContain('Northwind');
    expect(screen.getByText(/Reading the deal/, { selector: '.skeleton-words' })).toBeTruthy();
  });

  it('shows another record from its top, and leaves where somebody reads alone while the same one changes', () => {
    const scroll = vi.spyOn(globalThis, 'scrollTo');
    onTestFinished(() => scroll.mockRestore());
    const { showNext } = showPanel(stateOf('refreshing'));
    scroll.mockClear();
    showNext(stateOf('deal'));
    expect(scroll).not.toHaveBeenCalled();
    const { view } = stateOf('deal');
    if (view) showNext({ ...stateOf('deal'), view: { ...view, ref: { ...NORTHWIND.ref, org: '4711002' } } });
    expect(scroll).toHaveBeenCalledExactlyOnceWith(0, 0);
  });

  it('closes what was opened when another record comes', () => {
    const { showNext } = showDeal(NORTHWIND);
    fireEvent.click(screen.getByRole('button', { name: 'Why? Single-threaded' }));
    const ref = { ...NORTHWIND.ref, id: '9002' };
    const state = STATES.deal;
    if (state?.view) showNext({ ...state, view: { ...state.view, ref, assessment: { ...NORTHWIND, ref } } });
    expect(screen.getByRole('button', { name: 'Why? Single-threaded' }).getAttribute('aria-expanded')).toBe('false');
  });
});
