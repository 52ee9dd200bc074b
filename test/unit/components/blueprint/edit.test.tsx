// @vitest-environment happy-dom
import '../english.ts';
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import { type Draft, EditPage } from '../../../../components/blueprint/edit/EditPage.tsx';
import { readBlueprint } from '../../../../lib/blueprint/reading.ts';
import { defaultText } from '../../../fixtures/blueprint.ts';

afterEach(cleanup);

function edit(draft: Draft) {
  const actions = { change: vi.fn(), check: vi.fn(), publish: vi.fn(), download: vi.fn(), discard: vi.fn() };
  render(
    <EditPage
      draft={draft}
      line={null}
      document={null}
      inForce={{ name: 'Default', version: '1' }}
      locked={false}
      publishing={null}
      actions={actions}
    >
      {null}
    </EditPage>,
  );
  return actions;
}

const publish = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Put in force' });

it('puts no text in force that could not be checked, says so, and lets the check be tried again', () => {
  const { check } = edit({ text: defaultText, reading: null, unchecked: true, changed: true });
  expect(screen.getByRole('status').textContent).toBe('This text could not be checked. Your changes are kept.');
  expect(publish().disabled).toBe(true);
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(check).toHaveBeenCalledOnce();
});

it('puts a text in force once the check has found no error in it', () => {
  edit({ text: defaultText, reading: readBlueprint(defaultText), unchecked: false, changed: true });
  expect(publish().disabled).toBe(false);
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
});
