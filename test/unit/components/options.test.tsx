// @vitest-environment happy-dom
import './english.ts';
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type ConnectAnswer, ConnectForm } from '../../../components/options/ConnectForm.tsx';
import { Keeping } from '../../../components/options/Keeping.tsx';

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

describe('keeping', () => {
  const settings = { cacheDays: 14, cacheOnDisk: true, locked: ['cacheDays'] };

  it('locks what policy has set and says who set it', () => {
    render(<Keeping settings={settings} save={() => {}} wipe={() => {}} />);
    expect(screen.getByLabelText<HTMLSelectElement>('Keep what was read for').disabled).toBe(true);
    expect(screen.getByLabelText<HTMLInputElement>('Keep it on disk').disabled).toBe(false);
    expect(screen.getByText(/Your organisation has set this/)).toBeTruthy();
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
