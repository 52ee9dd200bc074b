import '../../lib/jitless.ts';

import { type Change, difference } from '../../lib/blueprint/difference.ts';
import type { Problem } from '../../lib/blueprint/problem.ts';
import { missingIn, type Reading, readBlueprint } from '../../lib/blueprint/reading.ts';
import { readSource } from '../../lib/blueprint/source.ts';
import type { OrgMetadata } from '../../lib/record/org-metadata.ts';
import type { Day } from '../../lib/record/time.ts';

/** What the page asks the worker, and what it answers, so that the page stays free for whoever types. */
export type Question =
  | { kind: 'read'; text: string; today: Day }
  | { kind: 'missing'; text: string; org: OrgMetadata }
  | { kind: 'compare'; before: string; after: string };
export type Answer =
  | { kind: 'read'; reading: Reading }
  | { kind: 'missing'; problems: Problem[] }
  | { kind: 'compare'; changes: Change[] | null };

addEventListener('message', ({ data }: MessageEvent<{ id: number; question: Question }>) => {
  postMessage({ id: data.id, answer: answerTo(data.question) });
});

function answerTo(question: Question): Answer {
  switch (question.kind) {
    case 'read':
      return { kind: 'read', reading: readBlueprint(question.text, { today: question.today }) };
    case 'missing':
      return { kind: 'missing', problems: missingIn(question.text, question.org) };
    case 'compare': {
      const [before, after] = [readSource(question.before), readSource(question.after)];
      return { kind: 'compare', changes: before.ok && after.ok ? difference(before.source, after.source) : null };
    }
  }
}
