import type { ContextPackage } from '../../lib/assess/signals/context.ts';
import { ago, exact, money, number } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/text.ts';
import { factName, factNote } from './facts.ts';
import { routeSentence } from './signals.ts';

/** One block of a context package: its title and its lines, in words. */
export interface ContextBlock {
  title: string;
  lines: string[];
}

/** The parts that say something, as one line. */
export const joined = (...parts: (string | null | undefined)[]) =>
  parts.filter((part) => part != null && part !== '').join(' · ');

function fitWords(ideal: boolean | null): string {
  if (ideal === null) return t('signals.context.fits_unknown');
  return t(ideal ? 'signals.context.fits' : 'signals.context.fits_not');
}

function orNone(lines: string[]): string[] {
  return lines.length > 0 ? lines : [t('signals.context.none')];
}

/** A context package in the reader's words, block by block; `now` dates what is relative. */
export function contextBlocks(context: ContextPackage, now: number): ContextBlock[] {
  const { signal, route } = context;
  const deals = context.deals.map(({ name, stage, amount, health }) =>
    joined(
      name,
      stage,
      amount && money(amount),
      health === null ? null : t('signals.context.health', { score: number(health) }),
    ),
  );
  const people = context.people.map(({ name, title, function: role, active }) =>
    joined(name ?? t('group.unnamed'), title, role, t(active ? 'signals.context.active' : 'signals.context.silent')),
  );
  const last = context.last.map((fact) => joined(factName(fact), factNote(fact, now), fact.at && ago(fact.at, now)));
  return [
    {
      title: t('signals.context.signal'),
      lines: [joined(signal.label ?? signal.type, signal.person?.name, exact(signal.at))],
    },
    ...(route === null
      ? []
      : [
          {
            title: t('signals.context.why'),
            lines: [joined(routeSentence(signal, now), route.label ?? route.id, route.because)],
          },
        ]),
    { title: t('signals.context.account'), lines: orNone(context.account === null ? [] : [context.account]) },
    { title: t('signals.context.segment'), lines: orNone(context.segment === null ? [] : [context.segment]) },
    { title: t('signals.context.fit'), lines: [fitWords(context.ideal)] },
    { title: t('signals.context.deals'), lines: orNone(deals) },
    { title: t('signals.context.people'), lines: orNone(people) },
    { title: t('signals.context.last'), lines: orNone(last) },
    ...(route?.playbook
      ? [{ title: `${t('signals.context.playbook')}: ${route.playbook.label}`, lines: route.playbook.steps }]
      : []),
  ];
}

/** Marks of Markdown in the CRM's own words are written so that they stay words. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|]/g, '\\$&');
}

/** The blocks as one text to paste elsewhere. */
export function contextText(blocks: readonly ContextBlock[], form: 'plain' | 'markdown'): string {
  return blocks
    .map(({ title, lines }) =>
      form === 'plain'
        ? [title, ...lines.map((line) => `- ${line}`)].join('\n')
        : [`**${escaped(title)}**`, '', ...lines.map((line) => `- ${escaped(line)}`)].join('\n'),
    )
    .join('\n\n');
}
