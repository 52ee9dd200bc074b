// @vitest-environment happy-dom
import './english.ts';
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import { BlueprintChoice } from '../../../components/options/BlueprintChoice.tsx';
import type { BlueprintView } from '../../../lib/publishing.ts';
import { eventually } from '../eventually.ts';

afterEach(cleanup);

const VIEW: BlueprintView = {
  name: 'Ours',
  version: '2026.4',
  since: '2026-11-20T09:00:00Z',
  owner: { id: 'cro', label: 'CRO' },
  maintainer: { id: 'revops', label: 'RevOps' },
  update: null,
  origin: { kind: 'template', id: 'default' },
  wanted: { kind: 'template', id: 'default' },
  checkedAt: null,
  text: '',
  warnings: [],
  locked: false,
  templates: ['default'],
};

function choose(file: File) {
  const publish = vi.fn(async () => null);
  render(<BlueprintChoice view={VIEW} publish={publish} allow={async () => {}} refresh={async () => {}} />);
  fireEvent.change(screen.getByLabelText('From a file'), { target: { files: [file] } });
  return publish;
}

it('publishes the text of a file', async () => {
  const publish = choose(new File(['name: Geschäftsführung'], 'ours.yaml'));
  await eventually(() => expect(publish).toHaveBeenCalledOnce());
  expect(publish).toHaveBeenCalledWith({ origin: { kind: 'file', name: 'ours.yaml' }, text: 'name: Geschäftsführung' });
});

it('takes no file in another encoding, whose letters would be lost, and says so', async () => {
  const publish = choose(
    new File([Uint8Array.from('name: Geschäftsführung', (letter) => letter.charCodeAt(0))], 'a.yaml'),
  );
  await screen.findByText('The document is not UTF-8 text');
  expect(screen.getByText('Ours 2026.4 stays in force.')).toBeTruthy();
  expect(publish).not.toHaveBeenCalled();
});

it('takes no file that is too large for a blueprint, and says so', async () => {
  const publish = choose(new File(['#'.repeat(1_000_001)], 'deals.yaml'));
  await screen.findByText('The document is larger than 1 MB');
  expect(publish).not.toHaveBeenCalled();
});
