// @vitest-environment happy-dom
import '../english.ts';
import { cleanup, render, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { AuditPage } from '../../../../components/blueprint/audit/AuditPage.tsx';
import { jsonOf, reportOf } from '../../../../components/blueprint/audit/files.tsx';
import { Clock } from '../../../../components/clock.ts';
import { Audit } from '../../../../lib/assess/schema/audit.ts';
import { AUDIT, auditOf } from '../../../fixtures/audit.ts';
import { healthyDeal } from '../../../fixtures/deals.ts';
import { NOW } from '../../../gallery/northwind.ts';

afterEach(cleanup);

function show(audit: Audit) {
  render(
    <Clock.Provider value={NOW}>
      <AuditPage audit={audit} saveReport={() => {}} saveJson={() => {}} />
    </Clock.Provider>,
  );
}

describe('the audit page', () => {
  it('answers five questions and five tests, each with what was counted', () => {
    show(AUDIT);
    for (const name of ['Five questions', 'Five tests']) {
      expect(within(screen.getByRole('region', { name })).getAllByRole('heading', { level: 3 })).toHaveLength(5);
    }
    const owner = screen.getByText('Who owns revenue from customers?').closest('li');
    expect(owner?.textContent).toMatch(/Yes/);
    expect(owner?.textContent).toMatch(/6 of 6/);
  });

  it('leads from drift to the record and to the line of the blueprint', () => {
    show(AUDIT);
    const drift = screen.getByRole('region', { name: 'Drift' });
    const unmet = within(drift).getByText('Deals that entered their stage without its criteria').closest('li');
    const [record] = within(unmet ?? drift).getAllByRole('link', { hidden: true });
    expect(record?.getAttribute('href')).toMatch(/^https:\/\/app\.hubspot\.com\//);
    const seats = within(drift).getByText('Seats that resolve to nobody').closest('li');
    const [seat] = within(seats ?? drift).getAllByRole('link', { hidden: true });
    expect(seat?.getAttribute('href')).toMatch(/^#\/handbook\/seats\./);
  });

  it('says unknown, and no number, of what could not be counted', () => {
    show(auditOf([]));
    const drift = screen.getByRole('region', { name: 'Drift' });
    const skipped = within(drift).getByText('Deals that skipped a stage').closest('li');
    expect(skipped?.textContent).toBe('Deals that skipped a stageunknown');
    expect(document.body.textContent).toContain('No deal was read in this browser yet.');
  });
});

describe('the report of an audit', () => {
  it('holds every question with its evidence open, and needs nothing from elsewhere', () => {
    const report = new DOMParser().parseFromString(reportOf(AUDIT), 'text/html');
    expect(report.querySelectorAll('h3').length).toBeGreaterThanOrEqual(10);
    expect([...report.querySelectorAll('details')].every(({ open }) => open)).toBe(true);
    expect(report.querySelectorAll('script, link, img, button')).toHaveLength(0);
  });

  it('takes no name of a record for HTML', () => {
    const hostile = '<img src=x onerror=alert(1)></style><script>alert(2)</script>';
    const deal = healthyDeal();
    const report = reportOf(auditOf([{ ...deal, deal: { ...deal.deal, stage: 'nowhere', name: hostile } }]));
    const parsed = new DOMParser().parseFromString(report, 'text/html');
    expect(parsed.querySelectorAll('script, img')).toHaveLength(0);
    expect(parsed.body.textContent).toContain(hostile);
  });

  it('comes back from JSON as the same audit', () => {
    expect(Audit.parse(JSON.parse(jsonOf(AUDIT)))).toEqual(AUDIT);
  });
});
