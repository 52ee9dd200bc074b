// @vitest-environment happy-dom
import { fireEvent, screen, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type { AccountAssessment } from '../../../lib/assess/schema/account.ts';
import { ACCOUNTS } from '../../gallery/accounts.ts';
import { judgedAccount } from '../../gallery/states.ts';
import { showPanel } from './show.tsx';

function account(name: string): AccountAssessment {
  const found = ACCOUNTS[name];
  if (found === undefined) throw new Error(`the gallery has no ${name}`);
  return found;
}

const show = (name: string) => showPanel(judgedAccount(account(name)));
const region = (name: string) => within(screen.getByRole('region', { name }));

describe('a customer whose use falls', () => {
  it('says first how long use has been below its level, when the renewal is and whom it lacks', () => {
    show('account_churn');
    region('Verdict').getByText('The customer may leave');
    region('Verdict').getByText(
      /Licences in weekly use: below 50% for 16 days\. The renewal is in 74 days\. Not in touch: Finance\./,
    );
    expect(within(screen.getByRole('list', { name: 'Flags' })).getAllByRole('listitem')[0]?.textContent).toContain(
      'Churn risk',
    );
  });

  it('names who answers for the stage, and the seat that each outcome belongs to', () => {
    show('account_churn');
    region('Verdict').getByText('Customer success manager (Greta Solheim)');
    expect(region('Who owns what').getByText('Customers who stay').closest('li')?.textContent).toContain(
      'Customer success manager (Greta Solheim)',
    );
  });

  it('tells signals of the customer before interest in something new', () => {
    show('account_churn');
    const names = region('Signals')
      .getAllByRole('listitem')
      .map((item) => item.querySelector('strong')?.textContent);
    expect(names).toContain('Usage dropped');
    expect(names.indexOf('Pricing page visited')).toBeGreaterThan(names.indexOf('Usage dropped'));
  });

  it('gives the context of a signal with the name of the account', () => {
    show('account_churn');
    fireEvent.click(region('Signals').getByRole('button', { name: 'Why? Usage dropped' }));
    const context = region('Signals');
    context.getByText('Brackwater Mills');
    context.getByText(/^Elena Marchetti · Managing Director/);
  });

  it('draws use over time with the same levels as a table', () => {
    show('account_churn');
    const table = within(screen.getByRole('table', { name: 'Licences in weekly use over time' }));
    expect(table.getAllByRole('row').at(-1)?.textContent).toBe('Nov 2241%');
  });

  it('says whom the renewal lacks, and shows its playbook once its time has come', () => {
    show('account_churn');
    const needed = within(region('Renewal').getByRole('list', { name: 'Whom the renewal needs' }));
    expect(needed.getByText('Finance').closest('li')?.textContent).toBe('Financenobody named');
    region('Renewal').getByText(/Name who signs and who checks the sums/);
  });
});

it('open deals show their health where they were read, and say so where they were not', () => {
  show('account_growing');
  const items = region('Open deals').getAllByRole('listitem');
  expect(items.map((item) => item.querySelector('.open-deal-health')?.textContent?.replace(/\s+/g, ' '))).toEqual([
    '58 watch',
    'not read yet',
  ]);
  expect(items[1]?.textContent).toContain('Amount: hidden from you');
});

it('an account that is no customer gets neither health nor use nor renewal', () => {
  show('account_prospect');
  region('Verdict').getByText(/not a customer yet/);
  for (const name of ['Customer health', 'Use', 'Renewal', 'Outcomes of the stage']) {
    expect(screen.queryByRole('region', { name })).toBeNull();
  }
});

it('one that has left is not called one that never bought', () => {
  show('account_former');
  region('Verdict').getByText('No longer a customer');
  region('Verdict').getByText(/The first deal was won on/);
});

it('one whose deals are hidden is called neither, and not without open deals', () => {
  const hidden = account('account_little_known');
  showPanel(judgedAccount({ ...hidden, subject: { ...hidden.subject, customer: false }, health: null }));
  region('Verdict').getByText('Not a customer now');
  region('Verdict').getByText('Deals: hidden from you.');
});

it('what cannot be read is unknown, never none', () => {
  show('account_little_known');
  expect(screen.queryByRole('meter')).toBeNull();
  region('Open deals').getByText('Deals: hidden from you');
  region('Support cases').getByText('Support cases: hidden from you');
  region('Renewal').getByText('Renewal: hidden from you');
  expect(region('Use').getByText('Licences in weekly use').closest('li')?.textContent).toContain('not set up');
});
