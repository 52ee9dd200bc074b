// @vitest-environment happy-dom
import './english.ts';
import { fireEvent, screen, within } from '@testing-library/preact';
import { expect, it } from 'vitest';
import { CONTACTS } from '../../gallery/contacts.ts';
import { placed } from '../../gallery/states.ts';
import { showPanel } from './show.tsx';

function show(name: string) {
  const contact = CONTACTS[name];
  if (contact === undefined) throw new Error(`no contact ${name}`);
  showPanel(placed(contact));
}

function deal(name: RegExp) {
  const item = screen.getByRole('link', { name }).closest('li');
  if (item === null) throw new Error(`no deal ${name}`);
  return item;
}

it('a contact’s panel says who the person is, and how much of their deals is known', () => {
  show('contact');
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Dana Ruiz');
  const head = screen.getByRole('region', { name: 'Verdict' });
  expect(head.textContent).toMatch(/^Champion/);
  expect(head.textContent).toContain('On 4 open deals. 1 of them is not read yet.');
  expect(screen.getByText('1 closed deal is left out.')).toBeTruthy();
});

it('shows the place in each deal that was read, with what its group lacks, and the person’s own facts on demand', () => {
  show('contact');
  const alone = deal(/Plant analytics/);
  expect(alone.textContent).toContain('The only active thread of this deal.');
  expect(alone.textContent).toContain('Lacks Economic buyer (identified) and Technical evaluator (identified)');
  fireEvent.click(within(alone).getByRole('button', { name: /Why\?/ }));
  expect(within(alone).getByText('Two-way contact in the last 30 days.')).toBeTruthy();
  expect(deal(/Energy reporting/).textContent).toContain('Every function that the stage calls for is engaged.');
});

it('gives an unread deal its name, its way there and no verdict', () => {
  show('contact');
  const unread = deal(/Maintenance planning/);
  expect(unread.textContent).toContain('Not read yet.');
  expect(unread.querySelector('.deal-place-health')).toBeNull();
});

it('says who has left, and what keeps the deals out of sight', () => {
  show('contact_left');
  expect(screen.getAllByText(/^Left the company/).length).toBeGreaterThan(0);
  show('contact_hidden');
  expect(screen.getAllByText('Deals: hidden from you.').length).toBeGreaterThan(0);
});
