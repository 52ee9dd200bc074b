import '../../lib/jitless.ts';

import { type Change, difference } from '../../lib/blueprint/difference.ts';
import { type Reading, readBlueprint } from '../../lib/blueprint/reading.ts';
import { readSource } from '../../lib/blueprint/source.ts';

/** What the page asks the worker, and what it answers, so that the page stays free for whoever types. */
export type Question = { kind: 'read'; text: string } | { kind: 'compare'; before: string; after: string };
export type Answer = { kind: 'read'; reading: Reading } | { kind: 'compare'; changes: Change[] | null };

addEventListener('message', ({ data }: MessageEvent<{ id: number; question: Question }>) => {
  postMessage({ id: data.id, answer: answerTo(data.question) });
});

function answerTo(question: Question): Answer {
  if (question.kind === 'read') return { kind: 'read', reading: readBlueprint(question.text) };
  const [before, after] = [readSource(question.before), readSource(question.after)];
  return { kind: 'compare', changes: before.ok && after.ok ? difference(before.source, after.source) : null };
}
