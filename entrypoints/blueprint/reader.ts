import type { Change } from '../../lib/blueprint/difference.ts';
import type { Problem } from '../../lib/blueprint/problem.ts';
import type { Reading } from '../../lib/blueprint/reading.ts';
import type { BlueprintView } from '../../lib/publishing.ts';
import type { OrgMetadata } from '../../lib/record/org-metadata.ts';
import { instant, localDay } from '../../lib/record/time.ts';
import type { Answer, Question } from './reader.worker.ts';

/** The blueprint in force, as the background holds it and as a reader finds it. */
export interface InForce {
  view: BlueprintView;
  reading: Reading;
}

/** Reads and compares blueprints in a worker, which is started at the first text. */
function createReader() {
  const waiting = new Map<number, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>();
  let worker: Worker | null = null;
  let count = 0;

  function start(): Worker {
    const started = new Worker(new URL('./reader.worker.ts', import.meta.url), { type: 'module' });
    started.onmessage = ({ data }: MessageEvent<{ id: number; answer: Answer }>) => {
      waiting.get(data.id)?.resolve(data.answer);
      waiting.delete(data.id);
    };
    started.onerror = ({ message }) => {
      for (const { reject } of waiting.values()) reject(new Error(message));
      waiting.clear();
      worker = null;
    };
    return started;
  }

  function ask(question: Question): Promise<Answer> {
    worker ??= start();
    count += 1;
    const id = count;
    worker.postMessage({ id, question });
    return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
  }

  return {
    read: async (text: string): Promise<Reading> => {
      const answer = await ask({ kind: 'read', text, today: localDay(instant(Date.now()), 'UTC') });
      if (answer.kind !== 'read') throw new Error('the reader answered another question');
      return answer.reading;
    },
    /** What a text names and an organisation does not have; nothing where the text does not load. */
    missingIn: async (text: string, org: OrgMetadata): Promise<Problem[]> => {
      const answer = await ask({ kind: 'missing', text, org });
      if (answer.kind !== 'missing') throw new Error('the reader answered another question');
      return answer.problems;
    },
    /** What differs between two texts; null where one of them is no YAML. */
    compare: async (before: string, after: string): Promise<Change[] | null> => {
      const answer = await ask({ kind: 'compare', before, after });
      if (answer.kind !== 'compare') throw new Error('the reader answered another question');
      return answer.changes;
    },
  };
}

/** The reader of this page. */
export const reader = createReader();
