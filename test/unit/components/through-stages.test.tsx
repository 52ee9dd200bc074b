// @vitest-environment happy-dom
import { fireEvent, screen, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type { GroupByStage } from '../../../lib/assess/schema/group-by-stage.ts';
import { NORTHWIND } from '../../gallery/northwind.ts';
import { HEALTHY } from '../../gallery/states.ts';
import { toAndFro } from '../../gallery/through-stages.ts';
import { showDeal } from './show.tsx';

const BUTTON = /^Through the stages/;

function open(byStage: GroupByStage): HTMLElement {
  showDeal({ ...NORTHWIND, groupByStage: byStage });
  fireEvent.click(screen.getByRole('button', { name: BUTTON }));
  return screen.getByRole('table', { name: 'Through the stages' });
}

/** The row of a stay, of several in one stage the last. */
function row(table: HTMLElement, stage: RegExp): HTMLElement {
  const head = within(table).getAllByRole('rowheader', { name: stage }).at(-1);
  if (!head?.parentElement) throw new Error(`no stay in ${stage}`);
  return head.parentElement;
}

describe('the buying group through the stages', () => {
  it('says at once who was engaged before and is no longer, and shows the stages on demand', () => {
    showDeal(NORTHWIND);
    const group = within(screen.getByRole('region', { name: 'Buying group' }));
    group.getByText('Engaged at an earlier stage, but no longer: Champion.');
    expect(group.queryByRole('table', { name: 'Through the stages' })).toBeNull();
    group.getByRole('button', { name: BUTTON });
  });

  it('accuses nobody where everybody is still engaged', () => {
    showDeal(HEALTHY);
    expect(screen.queryByText(/no longer/)).toBeNull();
  });

  it('gives each stay its days, a word for every dot, and how many are engaged', () => {
    const table = open(NORTHWIND.groupByStage);
    const then = row(table, /^Education/);
    expect(
      within(then)
        .getAllByRole('listitem')
        .map((dot) => dot.textContent),
    ).toEqual(['Technical: Engaged', 'Champion: Engaged']);
    expect(then.textContent).toMatch(/^EducationAug \d+\s–\sSep \d+.*2 of 2$/);
    const now = row(table, /^Selection/);
    expect(now.textContent).toMatch(/since Sep \d+/);
    expect(now.textContent).toMatch(/1 of 4$/);
    within(table).getByText('Not engaged: Champion, Legal, and Economic buyer.');
  });

  it('keeps what is unknown apart from what is not engaged', () => {
    const table = open(toAndFro(NORTHWIND.group));
    const unread = within(table).getByText(/^Unknown: Legal and Economic buyer/);
    expect(unread.closest('tbody')?.textContent).toContain('2–4 of 4');
  });

  it('shows the latest of many stays, and all of them when asked, going on there', () => {
    const byStage = toAndFro(NORTHWIND.group);
    const table = open(byStage);
    expect(within(table).getAllByRole('rowheader')).toHaveLength(6);
    fireEvent.click(screen.getByRole('button', { name: 'Show 3 earlier stays' }));
    expect(within(table).getAllByRole('rowheader')).toHaveLength(byStage.stays.length);
    expect(document.activeElement).toBe(table);
    within(table).getByText('nobody called for');
    within(table).getByText('Stage of another pipeline');
  });

  it('judges nobody by a stage that was only passed through', () => {
    const passed = within(open(toAndFro(NORTHWIND.group))).getByText('passed through');
    expect(passed.closest('tbody')?.textContent).not.toMatch(/engaged|\d of \d/);
  });

  it('says why earlier stages are unknown', () => {
    const stays = NORTHWIND.groupByStage.stays.slice(-1);
    showDeal({
      ...NORTHWIND,
      groupByStage: { stays, noLonger: [], unknown: { why: 'not_tracked', about: 'visits' } },
    });
    fireEvent.click(screen.getByRole('button', { name: BUTTON }));
    expect(screen.queryByRole('table', { name: 'Through the stages' })).toBeNull();
    within(screen.getByRole('region', { name: 'Buying group' })).getByText(/not tracked in the CRM/);
  });

  it('is left out where there was no stage before this one', () => {
    showDeal({
      ...NORTHWIND,
      groupByStage: { ...NORTHWIND.groupByStage, stays: NORTHWIND.groupByStage.stays.slice(-1) },
    });
    expect(screen.queryByRole('button', { name: BUTTON })).toBeNull();
  });
});
