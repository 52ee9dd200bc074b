// @vitest-environment happy-dom
import '../english.ts';
import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, expect, it } from 'vitest';
import { HistoryPage } from '../../../../components/blueprint/history/HistoryPage.tsx';
import type { Publishing } from '../../../../components/blueprint/Published.tsx';
import type { BlueprintVersion } from '../../../../lib/publishing.ts';

afterEach(cleanup);

const NOW: BlueprintVersion = {
  id: 'b',
  name: 'Ours',
  version: '2',
  from: '2026-11-20T09:00:00Z',
  until: null,
  origin: { kind: 'file', name: 'ours.yaml' },
  text: '',
};
const PAST: BlueprintVersion = { ...NOW, id: 'a', version: '1', from: '2026-10-01T09:00:00Z', until: NOW.from };

function history(restoring: Publishing) {
  render(
    <HistoryPage
      versions={[NOW, PAST]}
      chosen="a"
      choose={() => {}}
      changes="first"
      restore={() => {}}
      restoring={restoring}
    >
      {null}
    </HistoryPage>,
  );
}

it('says of a version that could not be restored why, and what stays in force', () => {
  history({ ok: false, failure: { kind: 'locked' } });
  expect(screen.getByRole('alert').textContent).toContain('Ours 2 stays in force.');
});

it('says where not even the background answered', () => {
  history('failed');
  expect(screen.getByRole('alert').textContent).toContain('Plumbline got no answer from its own background');
});

it('restores a version once, however often it is asked for', () => {
  history('busy');
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Reading and checking…' }).disabled).toBe(true);
});
