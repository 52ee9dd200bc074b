import type { Reading } from '../../lib/blueprint/reading.ts';

/** Reads blueprints in a worker, which is started at the first text. */
export function createReader(): (text: string) => Promise<Reading> {
  const waiting = new Map<number, { resolve: (reading: Reading) => void; reject: (error: Error) => void }>();
  let worker: Worker | null = null;
  let count = 0;

  function start(): Worker {
    const started = new Worker(new URL('./reader.worker.ts', import.meta.url), { type: 'module' });
    started.onmessage = ({ data }: MessageEvent<{ id: number; reading: Reading }>) => {
      waiting.get(data.id)?.resolve(data.reading);
      waiting.delete(data.id);
    };
    started.onerror = ({ message }) => {
      for (const { reject } of waiting.values()) reject(new Error(message));
      waiting.clear();
      worker = null;
    };
    return started;
  }

  return (text) => {
    worker ??= start();
    count += 1;
    const id = count;
    worker.postMessage({ id, text });
    return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
  };
}
