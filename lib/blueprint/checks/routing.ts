import type { Finding } from '../problem.ts';
import { NOT_TRUE, TRUE } from '../reason/answer.ts';
import type { Condition } from '../reason/condition.ts';
import { type Example, exampleInWords, exampleOf } from '../reason/example.ts';
import { implies, taken, together } from '../reason/index.ts';
import type { Route } from '../schema/routing.ts';
import type { SignalRule } from '../schema/signals.ts';
import type { BlueprintDocument } from '../schema.ts';
import type { Context } from './context.ts';

/** A route with the signals that set it off, in the order in which routes are asked. */
interface Line {
  route: Route;
  path: Finding['path'];
  signals: readonly SignalRule[];
  condition: Condition;
}

/** What a route without `when` asks: nothing. */
const ALWAYS: Condition = {
  formula: {
    kind: 'atom',
    atom: { key: 'true', facts: [], plain: false, constants: [], answer: () => TRUE },
  },
  atoms: new Map([['true', { key: 'true', facts: [], plain: false, constants: [], answer: () => TRUE }]]),
  answer: () => TRUE,
};

function triggers({ on }: Route, { type, tier, side }: SignalRule): boolean {
  return (
    (on.types?.includes(type) ?? true) && (on.tier === undefined || on.tier === tier) && (on.side ?? side) === side
  );
}

function linesOf({ routing, signals }: BlueprintDocument, { conditions }: Context): Line[] {
  return routing.map((route, index) => ({
    route,
    path: ['routing', index],
    signals: signals.filter((signal) => triggers(route, signal)),
    condition: conditions.get(`routing.${route.id}.when`) ?? ALWAYS,
  }));
}

/** What is given once it is known which signal came. */
function given({ type, tier, side }: SignalRule): Example {
  return exampleOf({ 'signal.type': type, 'signal.tier': tier, 'signal.side': side });
}

function effect({ to, action, within, time, playbook }: Route): string {
  return JSON.stringify([to, action, within, time, playbook]);
}

function sameSignals(a: Line, b: Line): boolean {
  const types = (line: Line) => line.signals.map(({ type }) => type).join('\n');
  return types(a) === types(b);
}

/** Two routes that ask the same of the same signals and answer differently: only the order says which is meant. */
export function contradictions(document: BlueprintDocument, context: Context): Finding[] {
  const lines = linesOf(document, context);
  return lines.flatMap((later, index) =>
    lines.slice(0, index).flatMap((earlier) => {
      if (later.signals.length === 0 || !sameSignals(earlier, later)) return [];
      if (effect(earlier.route) === effect(later.route) || !alike(earlier, later, context)) return [];
      const first = later.signals[0];
      const found = together([earlier.condition, later.condition], {
        fixed: first ? given(first) : new Map(),
        budget: context.budget,
      });
      const shown = found.kind === 'found' ? `, for example ${exampleInWords(found.example)}` : '';
      return [
        {
          path: later.path,
          other: earlier.path,
          message: `\`${later.route.id}\` has the trigger of \`${earlier.route.id}\` (line {line}) and another action${shown}`,
          remedy: 'Keep one of the two, or give each a `when` of its own.',
        },
      ];
    }),
  );
}

function alike(a: Line, b: Line, { budget }: Context): boolean {
  return a.signals.every((signal) => {
    const options = { fixed: given(signal), budget };
    return (
      implies(a.condition, b.condition, options).holds === true &&
      implies(b.condition, a.condition, options).holds === true
    );
  });
}

/** Two routes that partly ask for the same and answer differently: the order decides where both hold. */
export function overlappingRoutes(document: BlueprintDocument, context: Context): Finding[] {
  const lines = linesOf(document, context);
  return lines.flatMap((later, index) =>
    lines.slice(0, index).flatMap((earlier) => {
      if (effect(earlier.route) === effect(later.route)) return [];
      const shared = later.signals.filter(({ type }) => earlier.signals.some((signal) => signal.type === type));
      const found = shared.flatMap((signal) => crossing(earlier, later, signal, context)).slice(0, 1);
      return found.map((example) => ({
        path: later.path,
        other: earlier.path,
        message: `\`${later.route.id}\` and \`${earlier.route.id}\` (line {line}) both match, for example ${exampleInWords(example)}`,
        remedy: 'Say in one of the conditions which of the two is meant there.',
      }));
    }),
  );
}

/** A record on which both match, where neither is the narrower one. */
function crossing(earlier: Line, later: Line, signal: SignalRule, { budget }: Context): Example[] {
  const options = { fixed: given(signal), budget };
  const both = together([earlier.condition, later.condition], options);
  if (both.kind !== 'found') return [];
  const narrower = implies(earlier.condition, later.condition, options).holds;
  const wider = implies(later.condition, earlier.condition, options).holds;
  return narrower === false && wider === false ? [both.example] : [];
}

/** Routes that nothing ever reaches, since for every one of their signals the routes before them take all. */
export function shadowedRoutes(document: BlueprintDocument, context: Context): Finding[] {
  const lines = linesOf(document, context);
  return lines.flatMap((later, index): Finding[] => {
    const before = lines.slice(0, index);
    if (later.signals.length === 0 || !possible(later, context)) return [];
    if (!takenBy(before, later, context)) return [];
    const one = before.find((earlier) => takenBy([earlier], later, context));
    const takers = one ? [one] : before.filter((earlier) => earlier.signals.some((it) => later.signals.includes(it)));
    const words = takers.map(({ route }) => `\`${route.id}\``).join(', ');
    const [first] = takers;
    return [
      {
        path: later.path,
        ...(first && { other: first.path }),
        message: `nothing ever comes to \`${later.route.id}\`: ${words} before it (line {line}) ${takers.length === 1 ? 'takes' : 'take'} all`,
        remedy: 'Put the narrower route first, or take this one out.',
      },
    ];
  });
}

function possible({ condition, signals }: Line, { budget }: Context): boolean {
  return signals.some((signal) => together([condition], { fixed: given(signal), budget }).kind !== 'none');
}

function takenBy(earlier: readonly Line[], later: Line, { budget }: Context): boolean {
  return later.signals.every((signal) => {
    const conditions = earlier.filter(({ signals }) => signals.includes(signal)).map(({ condition }) => condition);
    if (conditions.length === 0) return false;
    return taken(conditions, later.condition, NOT_TRUE, { fixed: given(signal), budget }).holds === true;
  });
}

/** Routes whose trigger no declared signal meets, or whose condition none of them can. */
export function deadRoutes(document: BlueprintDocument, context: Context): Finding[] {
  return linesOf(document, context).flatMap((line): Finding[] => {
    if (line.signals.length === 0) {
      const message = `no signal of this blueprint sets off \`${line.route.id}\``;
      return [{ path: [...line.path, 'on'], message, remedy: 'Declare such a signal, or take the route out.' }];
    }
    if (possible(line, context)) return [];
    const message = `no record can meet the condition of \`${line.route.id}\``;
    return [{ path: [...line.path, 'when'], message, remedy: 'Mend the condition, or take the route out.' }];
  });
}

/** Signals that nobody is told of. */
export function unroutedSignals(document: BlueprintDocument, context: Context): Finding[] {
  const routed = new Set(linesOf(document, context).flatMap(({ signals }) => signals));
  return document.signals.flatMap((signal, index): Finding[] => {
    if (routed.has(signal)) return [];
    const message = `no route takes up \`${signal.type}\``;
    return [
      {
        path: ['signals', index],
        message,
        remedy: 'Say in `routing` which seat acts on it, or that nobody does: `action: none`.',
      },
    ];
  });
}

/** Routes of high-tier signals that give whoever acts all the time in the world. */
export function timelessRoutes(document: BlueprintDocument, context: Context): Finding[] {
  return linesOf(document, context).flatMap(({ route, path, signals }): Finding[] => {
    if (route.action === 'none' || route.within !== undefined) return [];
    const high = signals.find(({ tier }) => tier === 'high');
    if (high === undefined) return [];
    const message = `\`${route.id}\` sets no time for high signals such as \`${high.type}\``;
    return [{ path, message, remedy: 'Say `within` which time somebody acts, as PT15M.' }];
  });
}

/** Systems that send signals of which none has a route: what they report ends nowhere (S109). */
export function sourcesWithoutPath(document: BlueprintDocument, context: Context): Finding[] {
  const routed = new Set(linesOf(document, context).flatMap(({ signals }) => signals));
  return Object.keys(document.systems).flatMap((id): Finding[] => {
    const sent = document.signals.filter(({ source }) => source === id);
    if (sent.length === 0 || sent.some((signal) => routed.has(signal))) return [];
    const message = `nothing that \`${id}\` reports has a route`;
    return [{ path: ['systems', id], message, remedy: 'Route one of its signals, or take the system out.' }];
  });
}
