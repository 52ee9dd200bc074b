import { useState } from 'preact/hooks';

/** Copies text by `copy`, and knows how that ended the last time. */
export function useCopying(copy: (text: string) => Promise<void>) {
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle');
  const run = (text: string) =>
    copy(text).then(
      () => setState('copied'),
      () => setState('refused'),
    );
  return { state, run };
}
