// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { NORTHWIND } from '../../gallery/northwind.ts';
import { HIDDEN, judged, MAIL_HIDDEN, STATES } from '../../gallery/states.ts';
import { showDeal } from './show.tsx';

function region(name: string) {
  return within(screen.getByRole('region', { name }));
}

/** The exit criterion whose line tells these words. */
function criterion(words: string): HTMLElement | undefined {
  return region('Exit criteria')
    .getAllByRole('listitem')
    .find((item) => item.textContent?.includes(words));
}

function open(button: HTMLElement) {
  expect(button.getAttribute('aria-expanded')).toBe('false');
  fireEvent.click(button);
  expect(button.getAttribute('aria-expanded')).toBe('true');
}

describe('the names that others rely on', () => {
  it('has a region for each part of the verdict', () => {
    showDeal(NORTHWIND);
    for (const name of ['Buying group', 'Deal health', 'Exit criteria', 'Signals']) region(name);
  });

  it('lists every flag in a list named Flags, the headline first', () => {
    showDeal(NORTHWIND);
    const items = within(screen.getByRole('list', { name: 'Flags' })).getAllByRole('listitem');
    expect(items).toHaveLength(NORTHWIND.flags.length);
    expect(items[0]?.textContent).toContain('Advancing on paper');
  });

  it('shows health as a meter from 0 to 100', () => {
    showDeal(NORTHWIND);
    const meter = screen.getByRole('meter', { name: 'Deal health' });
    expect(meter.getAttribute('aria-valuenow')).toBe('46');
    expect(meter.getAttribute('aria-valuetext')).toBe('46 of 100, watch');
  });
});

it('tells contacts that are hidden in one gap with their number, whatever their ids', () => {
  const gaps = ['501', '502', '503'].map((id) => {
    return { about: `people.${id}`, why: 'hidden', remedy: 'ask_admin', detail: id } as const;
  });
  showDeal({ ...NORTHWIND, gaps });
  const told = region('What could not be read').getAllByRole('listitem');
  expect(told.map((item) => item.textContent)).toEqual([expect.stringMatching(/^Contact \(3\) hidden from you/)]);
});

describe('where sources differ and limits are crossed', () => {
  const contested = () => {
    const assessment = STATES.contested?.view?.assessment;
    if (!assessment) throw new Error('the gallery has a contested deal');
    showDeal(assessment);
  };

  it('shows both values with the one that is believed, and never chooses where the blueprint does not', () => {
    contested();
    screen.getByText('Number of employees: 500 by Enrichment. CRM: 200');
    screen.getByText(/undecided\. Enrichment: Retail and CRM: Logistics/);
  });

  it('says who decides, where and by when, or that nobody does, and who owns what on demand', () => {
    contested();
    const governance = region('Ownership and decisions');
    governance.getByText(/^Chief revenue officer \(nobody named\) decides in: Deal desk · due /);
    governance.getByText(/^Undesigned here/);
    expect(governance.queryByText('Revenue from new customers')).toBeNull();
    open(governance.getByRole('button', { name: /Who owns 2 outcomes/ }));
    governance.getByText('Revenue from new customers');
  });
});

describe('a number beside its limit', () => {
  it('is not rounded onto a limit that it misses', () => {
    const { health, pace } = NORTHWIND;
    const healthy = 50;
    showDeal({
      ...NORTHWIND,
      health: { ...health, score: 49.7, healthy, band: 'watch' },
      pace: { ...pace, ratio: 1.5002, stuckRatio: 1.5, stuck: true },
    });
    expect(screen.getByRole('meter', { name: 'Deal health' }).textContent).toBe('49.7');
    open(screen.getByRole('button', { name: /Time in stage/ }));
    screen.getByText('So far 1.51× that. Above 1.5× a deal counts as stuck.');
  });

  it('is over the usual where it is, however little', () => {
    showDeal({ ...NORTHWIND, flags: [], pace: { ...NORTHWIND.pace, ratio: 1.02, stuck: false } });
    expect(screen.getByRole('region', { name: 'Verdict' }).textContent).toContain('1.02× the usual time');
  });

  it.each([
    [50, '50'],
    [49.4, '49'],
    [50.6, '51'],
  ])('is rounded as ever where it meets its limit, or is away from it (%d)', (score, shown) => {
    showDeal({ ...NORTHWIND, health: { ...NORTHWIND.health, score, healthy: 50 } });
    expect(screen.getByRole('meter', { name: 'Deal health' }).textContent).toBe(shown);
  });
});

describe('what is not known', () => {
  it('shows no number for a health of which too little is known', () => {
    showDeal(HIDDEN);
    expect(screen.queryByRole('meter')).toBeNull();
    expect(region('Deal health').getByText('Not enough known')).toBeTruthy();
  });

  it('does not call a history that could not be read none', () => {
    const trend = NORTHWIND.health.trend.map((point) => ({ ...point, score: null }));
    showDeal({ ...HIDDEN, health: { ...HIDDEN.health, trend } });
    expect(screen.queryByText('No history yet.')).toBeNull();
  });

  it('shows an unknown component as unknown and never as zero', () => {
    showDeal(NORTHWIND);
    const signals = region('Deal health').getByRole('button', { name: /Signals/ });
    expect(signals.textContent).toBe('Signalsunknown');
  });

  it('counts nobody where the contacts could not be read', () => {
    showDeal(HIDDEN);
    const group = screen.getByRole('region', { name: 'Buying group' });
    expect(group.textContent).toContain('engagement unknown');
    expect(group.textContent).not.toMatch(/\d|nobody/i);
  });

  it('counts the functions that are engaged beside those of which nobody can tell', () => {
    showDeal(MAIL_HIDDEN);
    const group = screen.getByRole('region', { name: 'Buying group' });
    expect(group.textContent).toContain('1 of 4 functions engaged, 2 unknown · 4 people');
    expect(within(group).getAllByRole('rowheader', { name: /Unknown$/ })).toHaveLength(2);
  });

  it('says of an unknown criterion why it is unknown, and does not call it unmet', () => {
    showDeal(NORTHWIND);
    const item = criterion('Security review');
    expect(item?.textContent).toContain('Unknown');
    expect(item?.textContent).toContain('hidden from you');
    expect(item?.textContent).not.toContain('Unmet');
  });

  it('tells the day on which a field was set apart from what it was set to', () => {
    showDeal(NORTHWIND);
    const item = criterion('Problem in the buyer’s own words');
    expect(item?.textContent).toContain('Rollouts stall between security and procurement\u00a0· set Oct 9');
  });

  it('asks an admin to set up what is not there, not for access to it', () => {
    showDeal({
      ...NORTHWIND,
      gaps: [{ about: 'deal.amount', why: 'not_configured', remedy: 'ask_admin', detail: null }],
    });
    const gap = region('What could not be read').getByRole('listitem');
    expect(gap.textContent).toBe('Amount not set upAn admin of your CRM can set this up. ');
  });

  it('says of a field that the CRM does not have where it is asked for, and nowhere else', () => {
    const missing = { why: 'not_configured', about: 'deal.properties.security_review' } as const;
    const exit = NORTHWIND.gate.exit.map((one) => (one.unknown === null ? one : { ...one, unknown: missing }));
    showDeal({
      ...NORTHWIND,
      gate: { ...NORTHWIND.gate, exit },
      gaps: [{ ...missing, remedy: 'ask_admin', detail: 'security_review' }],
    });
    expect(criterion('Security review')?.textContent).toContain('Your CRM shows no field “security_review”');
    expect(screen.queryByRole('region', { name: 'What could not be read' })).toBeNull();
  });

  it('calls a field by the CRM’s own label, with its name for whoever has to find it there', () => {
    showDeal(NORTHWIND);
    expect(criterion('Problem in the buyer’s own words')?.textContent).toContain('Customer pain: Rollouts stall');
    const [gap] = region('What could not be read').getAllByRole('listitem');
    expect(gap?.textContent).toBe(
      'Security review hidden from youAsk an admin of your CRM for access. security_review',
    );
    open(screen.getByRole('button', { name: 'Evidence Problem in the buyer’s own words' }));
    expect(screen.getByText('Customer pain').title).toBe('pain');
  });

  it('calls a value by the CRM’s own label, with its name for whoever compares it with the blueprint', () => {
    const value = { value: 'in_review', valueLabel: 'Wird geprüft' };
    const fact = {
      kind: 'field',
      id: 'deal.properties.pain',
      label: 'Customer pain',
      at: null,
      link: null,
      ...value,
    } as const;
    const exit = NORTHWIND.gate.exit.map((one) => ({ ...one, evidence: [fact] }));
    showDeal({ ...NORTHWIND, gate: { ...NORTHWIND.gate, exit } });
    expect(criterion('Problem in the buyer’s own words')?.textContent).toContain('Customer pain: Wird geprüft');
    open(screen.getByRole('button', { name: 'Evidence Problem in the buyer’s own words' }));
    expect(screen.getByText('Wird geprüft').title).toBe('in_review');
  });

  it.each([
    ['left', 'Henrike Aust (CFO): has left'],
    ['quiet', 'Henrike Aust (CFO): known, but no recent contact'],
    ['unanswered', 'Henrike Aust (CFO): known, but no answer yet'],
    ['untouched', 'Henrike Aust (CFO): known, but no contact yet'],
  ] as const)('says why somebody who is %s does not meet a criterion', (notEngaged, sentence) => {
    const evidence = [
      { kind: 'person', id: '11', label: 'Henrike Aust', at: null, value: 'CFO', link: null, notEngaged } as const,
    ];
    const exit = NORTHWIND.gate.exit.map((one) => (one.id === 'economic_buyer' ? { ...one, evidence } : one));
    showDeal({ ...NORTHWIND, gate: { ...NORTHWIND.gate, exit } });
    expect(criterion('Economic buyer engaged')?.querySelector('.criterion-note')?.textContent?.trim()).toBe(sentence);
  });

  it('leads from the verdict to what could not be read, and says nothing of it where everything could', () => {
    showDeal(HIDDEN);
    const link = screen.getByRole('link', { name: 'See what is missing' });
    const region = screen.getByRole('region', { name: 'What could not be read' });
    expect(link.getAttribute('href')).toBe(`#${region.id}`);
    cleanup();
    showDeal({ ...HIDDEN, gaps: [] });
    expect(screen.queryByRole('link', { name: 'See what is missing' })).toBeNull();
  });

  it('names each gap with what mends it', () => {
    showDeal(NORTHWIND);
    const gaps = screen.getByRole('region', { name: 'What could not be read' });
    expect(gaps.textContent).toContain('sales-email-read');
    expect(gaps.textContent).toContain('An admin can give the key this scope');
  });
});

describe('evidence on demand', () => {
  it('opens a flag to its facts, its playbook and its line of the blueprint', () => {
    showDeal(NORTHWIND);
    const flags = within(screen.getByRole('list', { name: 'Flags' }));
    expect(screen.queryByText('flags.single_threaded')).toBeNull();
    open(flags.getByRole('button', { name: 'Why? Single-threaded' }));
    const fact = flags.getByRole('link', { name: 'Architecture review with the platform team' });
    expect(fact.getAttribute('target')).toBe('_blank');
    expect(fact.getAttribute('rel')).toBe('noopener noreferrer');
    expect(flags.getByText('Ask Dana Ruiz who signs')).toBeTruthy();
    expect(screen.getByText('flags.single_threaded').closest('p')?.textContent).toContain('line 344 of the blueprint');
  });

  it('opens a person to the last contact and to how the function was found', () => {
    showDeal(NORTHWIND);
    const group = region('Buying group');
    open(group.getByRole('button', { name: 'Ines Moreau' }));
    expect(group.getByText('Function guessed from the title: Senior Counsel')).toBeTruthy();
    expect(group.getByText('We wrote, nothing came back.')).toBeTruthy();
  });

  it('opens a component of health to the numbers that went in', () => {
    showDeal(NORTHWIND);
    const health = region('Deal health');
    open(health.getByRole('button', { name: /Multi-threading/ }));
    expect(health.getByText('Coverage of functions').nextElementSibling?.textContent).toBe('25%');
  });

  it('tells what is usual in hours where it is less than a day, and of no deal that nobody has read', () => {
    const params = { days: 1.4, benchmark: 0.25, ratio: 5.6, odds: null };
    const flags = NORTHWIND.flags.map((flag) => (flag.id === 'stuck' ? { ...flag, params } : flag));
    const benchmark = { source: 'blueprint', days: 0.25, deals: null, line: NORTHWIND.pace.line } as const;
    showDeal({ ...NORTHWIND, flags, pace: { ...NORTHWIND.pace, days: 1.4, ratio: 5.6, odds: null, benchmark } });
    screen.getByText('1 day in the stage against 6 hours: 5.6× the usual time.');
    expect(screen.getByText(/^Selection · day/).textContent).toMatch(/^Selection · day 1 Why/);
    open(screen.getByRole('button', { name: 'Why? Time in stage' }));
    screen.getByText('6 hours is what the blueprint calls usual.');
  });

  it('says since when the line runs, one week or many, and of a closed deal by the day', () => {
    const since = () => document.querySelector('.trend figcaption span')?.textContent;
    const { showNext } = showDeal(NORTHWIND);
    expect(since()).toBe('12 weeks ago');
    const young = { ...NORTHWIND, health: { ...NORTHWIND.health, trend: NORTHWIND.health.trend.slice(-2) } };
    showNext(judged(young));
    expect(since()).toBe('1 week ago');
    showNext(judged({ ...NORTHWIND, subject: { ...NORTHWIND.subject, outcome: 'lost' } }));
    expect(since()).toBe('Aug 30');
  });

  it('calls the stage that a closed deal’s pace is of the last open one, not its closing', () => {
    const subject = { ...NORTHWIND.subject, outcome: 'lost', crmStage: 'Closed lost' } as const;
    showDeal({ ...NORTHWIND, subject });
    open(screen.getByRole('button', { name: 'Why? Time in stage' }));
    const entered = region('Verdict').getByText('Presentation scheduled').closest('p')?.textContent;
    expect(entered).toMatch(/^Last open stage: Presentation scheduled/);
  });

  it('names no gain that the score does not show, and none that does not add up with it', () => {
    const change = (label: string) => ({ kind: 'engage_function', function: label, label }) as const;
    const raise = [
      { change: change('Finance'), gain: 5.2, score: 51.6 },
      { change: change('Legal'), gain: 0.05, score: 46.45 },
    ];
    showDeal({ ...NORTHWIND, health: { ...NORTHWIND.health, score: 46.4, raise } });
    const gains = [...document.querySelectorAll('.raise li')].map((item) => item.textContent);
    expect(gains).toEqual(['+6Engage: Financeto 52']);
  });

  it('does not call the coverage unknown where no function is called for', () => {
    const components = NORTHWIND.health.components.map((part) =>
      part.id === 'multi_threading' ? { ...part, inputs: { ...part.inputs, coverage: null, required: 0 } } : part,
    );
    showDeal({ ...NORTHWIND, health: { ...NORTHWIND.health, components } });
    open(region('Deal health').getByRole('button', { name: /Multi-threading/ }));
    expect(region('Deal health').queryByText('Coverage of functions')).toBeNull();
    region('Deal health').getByText('Functions called for');
  });

  it('gives the trend as a table too', () => {
    showDeal(NORTHWIND);
    const rows = within(screen.getByRole('table', { name: 'Deal health week by week' })).getAllByRole('row');
    expect(rows).toHaveLength(NORTHWIND.health.trend.length + 1);
  });

  it('copies the assessment as JSON', async () => {
    const { actions } = showDeal(NORTHWIND);
    fireEvent.click(screen.getByRole('button', { name: 'Copy as JSON' }));
    await screen.findByText('Copied.');
    expect(JSON.parse(String(actions.copy.mock.calls[0]))).toEqual(NORTHWIND);
  });
});

describe('the buying group', () => {
  it('keeps people without a function in sight', () => {
    showDeal(NORTHWIND);
    const row = region('Buying group').getByRole('row', { name: /Ola Brandt/ });
    expect(within(row).getByRole('rowheader').textContent).toContain('Unclassified');
  });

  it('marks a function guessed from a title', () => {
    showDeal(NORTHWIND);
    expect(region('Buying group').getByRole('row', { name: /Ines Moreau/ }).textContent).toContain('role guessed');
  });

  it('goes on by keyboard with the first of those that a press has shown', () => {
    const [first] = NORTHWIND.group.people;
    if (first === undefined) throw new Error('the deal has people');
    const people = Array.from({ length: 7 }, (_, index) => {
      return { ...first, id: `p${index}`, name: `Person ${index}`, function: null };
    });
    showDeal({ ...NORTHWIND, group: { ...NORTHWIND.group, people } });
    fireEvent.click(region('Buying group').getByRole('button', { name: 'Show 3 more' }));
    expect(document.activeElement?.textContent).toBe('Person 4');
  });

  it('says who is missing', () => {
    showDeal(NORTHWIND);
    expect(region('Buying group').getByRole('row', { name: /Economic buyer/ }).textContent).toContain('Missing');
  });

  it.each([
    ['missing', 1],
    ['unknown', 0],
  ] as const)('tells for how many functions somebody is named, unless some may be hidden: %s', (state, lines) => {
    const functions = NORTHWIND.group.functions.map((it) => ({ ...it, state }));
    showDeal({ ...NORTHWIND, group: { ...NORTHWIND.group, functions } });
    open(region('Buying group').getByRole('button', { name: /^Why these functions/ }));
    const said = region('Buying group').queryAllByText(/^Somebody is named for 3 of the 4 functions/);
    expect(said).toHaveLength(lines);
  });
});
