import type { Finding } from '../problem.ts';
import type { BlueprintDocument, Stage } from '../schema.ts';
import type { CompileOptions } from './compile.ts';
import type { Scope } from './scope.ts';

type Path = Finding['path'];

/** An expression of a document: its place by ids and by numbers, its text, and what it may name. */
export interface Site {
  name: string;
  path: Path;
  source: string;
  about: Scope['about'];
  empty: CompileOptions['empty'];
}

/** Every expression of a document, by its place. */
export function sitesOf(document: BlueprintDocument): Site[] {
  return [
    ...marketSites(document),
    ...commercialSites(document),
    ...document.lifecycle.flatMap(stageSites),
    ...signalSites(document),
  ];
}

interface Item {
  id: string;
  when?: string | undefined;
}

/** The `when` of each item of a list that has one. */
function listed(items: readonly Item[], at: Path, rest: Pick<Site, 'about' | 'empty'>, name = at.join('.')): Site[] {
  return items.flatMap(({ id, when }, index) =>
    when === undefined ? [] : [{ name: `${name}.${id}.when`, path: [...at, index, 'when'], source: when, ...rest }],
  );
}

function marketSites({ market }: BlueprintDocument): Site[] {
  const rest = { about: 'account', empty: 'unknown' } as const;
  const ideal = market.ideal_customer?.when;
  return [
    ...listed(market.segments, ['market', 'segments'], rest),
    ...(ideal === undefined
      ? []
      : [{ name: 'market.ideal_customer.when', path: ['market', 'ideal_customer', 'when'], source: ideal, ...rest }]),
  ];
}

const ABOUT_RECORD = { about: 'record', empty: 'unmet' } as const;

function commercialSites({ offers, commercial_model, acquisition, motions }: BlueprintDocument): Site[] {
  return [
    ...listed(offers, ['offers'], ABOUT_RECORD),
    ...listed(commercial_model.guardrails, ['commercial_model', 'guardrails'], ABOUT_RECORD),
    ...listed(acquisition.mechanisms, ['acquisition', 'mechanisms'], ABOUT_RECORD),
    ...listed(motions, ['motions'], ABOUT_RECORD),
  ];
}

function stageSites(stage: Stage, index: number): Site[] {
  const { id, account_when } = stage;
  const list = (key: 'entry' | 'exit' | 'handoff' | 'milestones') =>
    listed(stage[key], ['lifecycle', index, key], ABOUT_RECORD, `lifecycle.${id}.${key}`);
  const name = `lifecycle.${id}.account_when`;
  return [
    ...list('entry'),
    ...list('exit'),
    ...list('handoff'),
    ...list('milestones'),
    ...(account_when === undefined
      ? []
      : [{ name, path: ['lifecycle', index, 'account_when'], source: account_when, ...ABOUT_RECORD }]),
  ];
}

function signalSites({ routing, tensions }: BlueprintDocument): Site[] {
  const rest = { about: 'signal', empty: 'unmet' } as const;
  const poles = tensions.flatMap(({ id, between }, index) =>
    between.flatMap(({ when }, pole) => {
      const name = `tensions.${id}.between.${pole}.when`;
      const path = ['tensions', index, 'between', pole, 'when'];
      return when === undefined ? [] : [{ name, path, source: when, ...rest }];
    }),
  );
  return [...listed(routing, ['routing'], rest), ...poles];
}
