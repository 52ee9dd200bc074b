// @vitest-environment happy-dom
import '../english.ts';
import { cleanup, render, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { Handbook } from '../../../../components/blueprint/handbook/Handbook.tsx';
import { Clock } from '../../../../components/clock.ts';
import defaultText from '../../../../lib/blueprint/default.yaml?raw';
import { type Read, readBlueprint } from '../../../../lib/blueprint/reading.ts';
import { NOW } from '../../../gallery/northwind.ts';

afterEach(cleanup);

function read(text = defaultText): Read {
  const reading = readBlueprint(text);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.read;
}

function show(book: Read, path: string | null = null, now = NOW) {
  render(
    <Clock.Provider value={now}>
      <Handbook read={book} path={path} print={() => {}} />
    </Clock.Provider>,
  );
}

describe('the handbook', () => {
  it('draws every stage in the bowtie and leads from there to what it asks for', () => {
    const book = read();
    show(book);
    const bowtie = screen.getByRole('navigation', { name: 'The lifecycle as a bowtie' });
    expect(within(bowtie).getAllByRole('link')).toHaveLength(book.document.lifecycle.length);
    for (const stage of book.document.lifecycle) {
      const card = screen.getByRole('article', { name: stage.label });
      expect(card.textContent).toContain(stage.means);
      for (const { label, when } of [...stage.entry, ...stage.exit]) {
        expect(card.textContent).toContain(label);
        expect(card.textContent?.replaceAll(/\s+/g, ' ')).toContain(when.replaceAll(/\s+/g, ' '));
      }
    }
  });

  it('has an anchor for every criterion, function, flag, seat and playbook, by the path that verdicts name', () => {
    const { document: blueprint, ...book } = read();
    show({ document: blueprint, ...book });
    const paths = [
      ...blueprint.lifecycle.flatMap((stage) => [...stage.exit].map(({ id }) => `lifecycle.${stage.id}.exit.${id}`)),
      ...blueprint.buying_group.functions.map(({ id }) => `buying_group.functions.${id}`),
      ...Object.keys(blueprint.flags).map((id) => `flags.${id}`),
      ...Object.keys(blueprint.seats).map((id) => `seats.${id}`),
      ...Object.keys(blueprint.playbooks).map((id) => `playbooks.${id}`),
      ...Object.keys(blueprint.health.weights).map((id) => `health.weights.${id}`),
    ];
    expect(paths.filter((path) => document.getElementById(path) === null)).toEqual([]);
  });

  it('marks the place that somebody was sent to, or the nearest part around it', () => {
    show(read(), 'lifecycle.selection.exit.three_functions.when');
    expect(document.querySelector('.marked')?.id).toBe('lifecycle.selection.exit.three_functions');
    expect(document.activeElement?.id).toBe('lifecycle.selection.exit.three_functions');
  });

  it('says of parts that nobody designed that they are undesigned', () => {
    const book = read();
    show({ ...book, document: { ...book.document, decisions: [], routing: [] } });
    expect(screen.getByRole('region', { name: 'Decisions' }).textContent).toContain('Undesigned here.');
    expect(screen.getByRole('region', { name: 'How signals travel' }).textContent).toContain('Undesigned here.');
  });

  it('says that a review is overdue from the day after it was due', () => {
    const book = read();
    const last = Date.parse(book.document.review.last);
    show(book, null, last + 400 * 86_400_000);
    expect(screen.getByRole('region', { name: 'Who answers for it' }).textContent).toMatch(/overdue since/);
  });
});
