// @vitest-environment happy-dom
import './english.ts';
import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { expect, it } from 'vitest';
import { ASSESSMENTS } from '../../fixtures/assessments.ts';
import { showDeal } from './show.tsx';

const section = () => within(screen.getByRole('region', { name: 'Hand-off' }));

it('a won deal tells those who take over what is missing, what was promised and to whom', () => {
  showDeal(ASSESSMENTS.won);
  expect(section().getByText(/^From Account executive .* to Customer success manager/)).toBeTruthy();
  expect(section().getByRole('heading', { name: 'What is missing for Onboarding' })).toBeTruthy();
  expect(section().getByText('Those who will use it are named')).toBeTruthy();
  expect(section().getByText('Energy cost per tonne is only known a quarter later')).toBeTruthy();
  expect(section().getByText('Dana Ruiz').closest('li')?.textContent).toContain('Champion');
});

it('an open deal has none', () => {
  showDeal(ASSESSMENTS.healthy);
  expect(screen.queryByRole('region', { name: 'Hand-off' })).toBeNull();
});

it('is copied as text and as Markdown, with the steps to take', async () => {
  const { actions } = showDeal(ASSESSMENTS.won);
  fireEvent.click(section().getByRole('button', { name: 'Copy as text' }));
  await waitFor(() => expect(section().getByRole('status').textContent).toBe('Copied.'));
  fireEvent.click(section().getByRole('button', { name: 'Copy as Markdown' }));
  const [plain = '', markdown = ''] = actions.copy.mock.calls.map(([text]: string[]) => text);
  expect(plain).toContain('What is missing for Onboarding\n- Those who will use it are named');
  expect(plain).toContain('- Dana Ruiz · Operations Excellence Lead · Champion · ');
  expect(plain).toContain('Playbook: Hand over to customer success\n- Introduce');
  expect(markdown).toContain('**What was promised**\n\n- ');
});
