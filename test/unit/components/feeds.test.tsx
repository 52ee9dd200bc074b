// @vitest-environment happy-dom
import './english.ts';
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import { FeedsSection } from '../../../components/options/FeedsSection.tsx';
import { FeedFailure } from '../../../lib/feed/failure.ts';
import type { FeedView, SignalsOverview } from '../../../lib/signal-feeds.ts';

afterEach(cleanup);

const URL = 'https://signals.plumbworks.example/feed';
const FAILURES: FeedFailure[] = [
  { kind: 'not_https' },
  { kind: 'no_permission', origin: 'https://signals.plumbworks.example' },
  { kind: 'offline' },
  { kind: 'too_slow' },
  { kind: 'refused', status: 401 },
  { kind: 'rate_limited', until: '2026-11-22T09:00:00Z' },
  { kind: 'status', status: 503 },
  { kind: 'too_large', limit: 5_000_000 },
  { kind: 'wrong_type', contentType: 'text/html' },
  { kind: 'malformed', detail: 'x' },
  { kind: 'foreign_next', origin: 'https://elsewhere.example' },
  { kind: 'own_error' },
];

function show(feed: Partial<FeedView> = {}, types: SignalsOverview['types'] = []) {
  const actions = { add: vi.fn(), read: vi.fn(), allow: vi.fn(), remove: vi.fn(), isUnderWay: false };
  const view: FeedView = {
    ...{ url: URL, name: null, setBy: 'user', hasToken: false, readAt: null, failure: null },
    ...{ signals: 1, quarantined: 0, ...feed },
  };
  render(<FeedsSection overview={{ feeds: [view], types, quarantined: [] }} actions={actions} />);
  return actions;
}

it('adds a feed with the name and the token that were typed, without the spaces around them', () => {
  const { add } = show();
  fireEvent.input(screen.getByLabelText('Address of a feed'), { target: { value: `  ${URL} ` } });
  fireEvent.input(screen.getByLabelText('Token (optional; sent to that address alone)'), {
    target: { value: 'secret' },
  });
  fireEvent.click(screen.getByRole('button', { name: 'Add and read' }));
  expect(add).toHaveBeenCalledExactlyOnceWith({ url: URL, name: null, token: 'secret' });
});

it('asks twice before it removes a feed, and never offers to remove one that policy sets', () => {
  const { remove } = show();
  fireEvent.click(screen.getByRole('button', { name: 'Remove' }));
  expect(remove).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole('button', { name: 'Remove and delete' }));
  expect(remove).toHaveBeenCalledExactlyOnceWith(URL);
  cleanup();
  show({ setBy: 'policy' });
  expect(screen.queryByRole('button', { name: 'Remove' })).toBeNull();
});

it('has words of its own for every way in which a feed fails', () => {
  expect(new Set(FAILURES.map(({ kind }) => kind)).size).toBe(FeedFailure.options.length);
  const titles = FAILURES.map((failure) => {
    show({ failure });
    const title = document.querySelector('.notice-title')?.textContent;
    cleanup();
    return title;
  });
  expect(new Set(titles).size).toBe(FAILURES.length);
});

it('offers to allow the host of a feed that only a permission can help, and of no other', () => {
  const { allow, read } = show({ failure: { kind: 'no_permission', origin: 'https://signals.plumbworks.example' } });
  fireEvent.click(screen.getByRole('button', { name: 'Allow signals.plumbworks.example and try again' }));
  expect(allow).toHaveBeenCalledExactlyOnceWith(URL);
  expect(read).not.toHaveBeenCalled();
  cleanup();
  show({ failure: { kind: 'offline' } });
  expect(screen.queryByRole('button', { name: /Allow/ })).toBeNull();
});

it('names the types that the blueprint does not know before the others', () => {
  const prices = { type: 'web.pricing_page_visited', label: 'Pricing page visited', count: 201 };
  show({}, [prices, { type: 'legacy.score_changed', label: null, count: 2 }]);
  expect(screen.getByText('2 types of signals · 1 not in the blueprint')).toBeTruthy();
  const [first, second] = screen.getAllByRole('listitem').slice(-2);
  expect(first?.textContent).toMatch(/legacy\.score_changed: 2 signals.*Not in the blueprint/);
  expect(second?.textContent).toBe('Pricing page visited: 201 signals');
});
