// @vitest-environment happy-dom
import './english.ts';
import { fireEvent, screen, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { contextBlocks, contextText } from '../../../components/words/context.ts';
import { assess } from '../../../lib/assess/index.ts';
import { contextOf } from '../../../lib/assess/signals/context.ts';
import { millis } from '../../../lib/record/time.ts';
import { ASSESSMENTS } from '../../fixtures/assessments.ts';
import { defaultBlueprint } from '../../fixtures/blueprint.ts';
import { aConversion, aSnapshot, NOW } from '../../fixtures/snapshot.ts';
import { showDeal } from './show.tsx';

const { signals: DEAL } = ASSESSMENTS;
const section = () => within(screen.getByRole('region', { name: 'Signals' }));
const item = (name: string) => {
  const found = section().getByText(name).closest('li');
  if (found === null) throw new Error(`no item of ${name}`);
  return found;
};

describe('the signals of a record', () => {
  it('say who has to act, and that it is overdue', () => {
    showDeal(DEAL);
    expect(item('Pricing page').textContent).toContain('overdue');
    expect(item('Pricing page').textContent).toContain('To Account executive (Jana Vetter)');
  });

  it('show the way of each, step by step, with hands and times', () => {
    showDeal(DEAL);
    fireEvent.click(within(item('Pricing page')).getByRole('button', { name: /Why\?/ }));
    const steps = within(item('Pricing page')).getByRole('list', { name: 'Its way' });
    expect(
      within(steps)
        .getAllByRole('listitem')
        .map((step) => step.querySelector('.path-name')?.textContent),
    ).toEqual(['Happened', 'Received', 'Routed', 'Handed on', 'Seen']);
    expect(item('Pricing page').textContent).toContain('1 hand-off');
  });

  it('keep the low tier out of sight until it is asked for', () => {
    showDeal(DEAL);
    expect(section().queryByText('Visit')).toBeNull();
    fireEvent.click(section().getByRole('button', { name: /2 low signals/ }));
    expect(section().getAllByText('Visit')).toHaveLength(2);
  });

  it('keep what was acted on out of the way of what waits', () => {
    const [one, ...others] = DEAL.signals.list;
    if (one === undefined) throw new Error('no signal');
    const acted = { ...one, label: 'Answered', tier: 'high' as const, status: 'acted' as const };
    showDeal({ ...DEAL, signals: { ...DEAL.signals, list: [acted, ...others] } });
    expect(section().queryByText('Answered')).toBeNull();
    fireEvent.click(section().getByRole('button', { name: /1 signal acted on/ }));
    expect(section().getByText('Answered')).toBeTruthy();
  });

  it('say of a type that the blueprint does not know that it counts for nothing, and of one without a route that nobody was asked', () => {
    showDeal(DEAL);
    expect(item('weather.changed').textContent).toContain('Not in the blueprint');
    expect(item('Usage dropped').textContent).toContain('No route matches');
  });

  it('tell facts of the CRM in words of their own, and that no feed is read', () => {
    showDeal(assess(aSnapshot({ conversions: [aConversion(3)] }), defaultBlueprint, null, NOW));
    expect(section().getByText(/comes from the CRM alone/)).toBeTruthy();
    fireEvent.click(within(item('Asked to talk to us')).getByRole('button', { name: /Why\?/ }));
    expect(item('Asked to talk to us').textContent).toContain('Form or campaignContact sales');
  });

  it('show two facts at odds with the ruling', () => {
    showDeal(DEAL);
    expect(section().getByText(/Retain first, sell later/)).toBeTruthy();
  });
});

describe('the context of a signal', () => {
  const signal = DEAL.signals.list.find(({ route }) => route.state === 'routed');
  if (signal === undefined) throw new Error('no signal');
  const blocksOf = () => contextBlocks(contextOf(signal, DEAL), millis(NOW));

  it('says why this seat, who is there, what happened last and what comes first', () => {
    const blocks = blocksOf();
    const titles = blocks.map(({ title }) => title);
    expect(titles).toEqual([
      'Signal',
      'Why this seat',
      'Account',
      'Segment',
      'Ideal customer',
      'Open deals',
      'Buying group',
      'What happened last',
      'Playbook: Earn an answer',
    ]);
    expect(contextText(blocks, 'plain')).toContain('Henrike Aust · CFO');
  });

  it('goes into a task of the CRM by the form of the CRM', () => {
    showDeal(DEAL);
    const named = item(signal.label ?? '');
    fireEvent.click(within(named).getByRole('button', { name: /Why\?/ }));
    const form = within(named).getByRole('link', { name: 'New task in HubSpot' });
    expect(form.getAttribute('href')).toBe(`${DEAL.subject.link}?interaction=task`);
  });

  it('keeps the words of the CRM words when pasted as Markdown', () => {
    const text = contextText([{ title: 'Account', lines: ['<b>Acme</b> [x](javascript:1) *really*'] }], 'markdown');
    expect(text).toBe('**Account**\n\n- \\<b\\>Acme\\</b\\> \\[x\\](javascript:1) \\*really\\*');
  });
});
