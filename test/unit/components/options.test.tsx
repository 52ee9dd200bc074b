// @vitest-environment happy-dom
import './english.ts';
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { cloneElement } from 'preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ConnectForm } from '../../../components/options/ConnectForm.tsx';
import { ConnectionCard } from '../../../components/options/ConnectionCard.tsx';
import { Keeping } from '../../../components/options/Keeping.tsx';
import type { ConnectAnswer } from '../../../components/options/Outcome.tsx';
import { SalesforceForm } from '../../../components/options/SalesforceForm.tsx';
import type { ConnectionView } from '../../../lib/rpc.ts';
import { PAGES } from '../../gallery/pages.tsx';

afterEach(cleanup);

function give(key: string, answer: ConnectAnswer) {
  const connect = vi.fn(async () => answer);
  render(<ConnectForm connect={connect} />);
  fireEvent.input(screen.getByLabelText('Service key or private-app token'), { target: { value: key } });
  fireEvent.click(screen.getByRole('button', { name: 'Check and connect' }));
  return connect;
}

describe('connecting', () => {
  it('says which account a good key belongs to and forgets what was typed', async () => {
    const connect = give('  pat-na1-one  ', { kind: 'connected', account: '4711001' });
    await screen.findByText('Connected to account 4711001.');
    expect(connect).toHaveBeenCalledExactlyOnceWith('pat-na1-one');
    expect(screen.getByLabelText<HTMLInputElement>('Service key or private-app token').value).toBe('');
  });

  it('names the scopes that a key lacks', async () => {
    give('pat-na1-two', {
      kind: 'failed',
      failure: { kind: 'forbidden', scopes: ['crm.objects.deals.read'], detail: null },
    });
    await screen.findByText('The key may not read what is needed');
    expect(screen.getAllByText('crm.objects.deals.read').length).toBeGreaterThan(1);
  });

  it('tells a key that HubSpot does not know from one that stopped working', async () => {
    give('nonsense', { kind: 'failed', failure: { kind: 'signed_out', detail: null } });
    expect(await screen.findByText('HubSpot does not know this key')).toBeTruthy();
  });

  it('asks nobody about an empty key', () => {
    const connect = give('   ', { kind: 'connected', account: '4711001' });
    expect(connect).not.toHaveBeenCalled();
  });
});

describe('an organisation to sign in to', () => {
  const callbackUrl = 'https://plumbline.chromiumapp.org/';

  function enter(answer: ConnectAnswer) {
    const connect = vi.fn(async () => answer);
    const copy = vi.fn(async () => {});
    render(<SalesforceForm callbackUrl={callbackUrl} copy={copy} connect={connect} />);
    fireEvent.input(screen.getByLabelText('Address of your Salesforce'), {
      target: { value: ' acme.my.salesforce.com ' },
    });
    return { connect, copy };
  }

  it('is signed in to with its app, and a failure says what an admin can do', async () => {
    const { connect } = enter({ kind: 'failed', failure: { kind: 'app_blocked', detail: 'OAUTH_APP_BLOCKED' } });
    fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(connect).not.toHaveBeenCalled();
    fireEvent.input(screen.getByLabelText(/^Consumer key/), { target: { value: '3MVG9' } });
    fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(await screen.findByText('Your organisation has not allowed the app')).toBeTruthy();
    expect(screen.getByText('OAUTH_APP_BLOCKED')).toBeTruthy();
    expect(connect).toHaveBeenCalledExactlyOnceWith({
      address: 'acme.my.salesforce.com',
      clientId: '3MVG9',
      browserSession: false,
    });
  });

  it('is read with the browser’s session only when somebody asks for it', async () => {
    const { connect } = enter({ kind: 'not_allowed' });
    const session = screen.getByLabelText<HTMLInputElement>(/browser’s session instead/);
    expect(session.checked).toBe(false);
    fireEvent.click(session);
    fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(await screen.findByText('The browser did not get your permission')).toBeTruthy();
    expect(connect).toHaveBeenCalledExactlyOnceWith({
      address: 'acme.my.salesforce.com',
      clientId: null,
      browserSession: true,
    });
  });

  it('shows an admin the callback URL to copy', async () => {
    const { copy } = enter({ kind: 'not_an_org' });
    expect(screen.getByLabelText<HTMLInputElement>('Callback URL').value).toBe(callbackUrl);
    fireEvent.click(screen.getByRole('button', { name: 'Copy' }));
    await screen.findByText('Copied.');
    expect(copy).toHaveBeenCalledExactlyOnceWith(callbackUrl);
    copy.mockRejectedValueOnce(new Error('not allowed'));
    fireEvent.click(screen.getByRole('button', { name: 'Copy' }));
    await screen.findByText('The browser did not allow it. Copy the URL from the field.');
  });
});

describe('a connection', () => {
  const ORG: ConnectionView = {
    org: { crm: 'salesforce', org: 'acme.my.salesforce.com' },
    setBy: 'policy',
    signIn: { clientId: '3MVG9', browserSession: false },
    account: null,
    failure: null,
  };
  const nothing = () => {};

  it('that was never signed in to is not called connected, and says why signing in fails', async () => {
    const signIn = vi.fn(async () => ({ kind: 'failed' as const, failure: { kind: 'sign_in_cancelled' as const } }));
    render(<ConnectionCard connection={ORG} signIn={signIn} disconnect={nothing} />);
    expect(screen.queryByText(/^Connected/)).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(await screen.findByText('The sign-in was not finished')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Disconnect' })).toBeNull();
  });

  it('of a key that policy sets and the CRM refuses shows the refusal', () => {
    const connection: ConnectionView = {
      ...ORG,
      org: { crm: 'hubspot', org: '4711001' },
      signIn: null,
      failure: { kind: 'signed_out', detail: 'expired' },
    };
    render(<ConnectionCard connection={connection} signIn={vi.fn()} disconnect={nothing} />);
    expect(screen.getByText('HubSpot no longer accepts the key')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Sign in' })).toBeNull();
  });
});

it('a failure is told as one, not in the colour of what went well', () => {
  const page = PAGES.options_first?.();
  if (page === undefined) throw new Error('the gallery has the options page');
  const { rerender } = render(cloneElement(page, { news: 'saved' }));
  expect(screen.getByText('Saved.').className).toBe('news sound');
  rerender(cloneElement(page, { news: 'saved', failed: true }));
  expect(screen.getByText(/^Plumbline got no answer/).className).toBe('news act');
});

describe('keeping', () => {
  const settings = { cacheDays: 14, cacheOnDisk: true, locked: ['cacheDays'] };

  it('locks what policy has set and says who set it', () => {
    render(<Keeping settings={settings} save={() => {}} wipe={() => {}} />);
    expect(screen.getByLabelText<HTMLSelectElement>('Keep what was read for').disabled).toBe(true);
    expect(screen.getByLabelText<HTMLInputElement>('Keep it on disk').disabled).toBe(false);
    expect(screen.getByText(/Your organisation has set this/)).toBeTruthy();
  });

  it('asks with the focus on what does no harm, and gives it back', () => {
    render(<Keeping settings={settings} save={() => {}} wipe={() => {}} />);
    const ask = () => screen.getByRole('button', { name: 'Forget everything that was read' });
    expect(document.activeElement).toBe(document.body);
    fireEvent.click(ask());
    const keep = screen.getByRole('button', { name: 'Keep it' });
    expect(document.activeElement).toBe(keep);
    const question = document.getElementById(keep.getAttribute('aria-describedby') ?? '');
    expect(question?.textContent).toMatch(/^All records, signals and benchmarks .* will be deleted/);
    fireEvent.click(keep);
    expect(document.activeElement).toBe(ask());
  });

  it('forgets everything only when asked twice', () => {
    const wipe = vi.fn();
    render(<Keeping settings={settings} save={() => {}} wipe={wipe} />);
    fireEvent.click(screen.getByRole('button', { name: 'Forget everything that was read' }));
    expect(wipe).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole('button', { name: 'Forget it all' }));
    expect(wipe).toHaveBeenCalledOnce();
  });
});
