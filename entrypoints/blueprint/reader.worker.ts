import '../../lib/jitless.ts';

import { readBlueprint } from '../../lib/blueprint/reading.ts';

/** Reads a text beside the page, which stays free for whoever types. Answers under the number of the question. */
addEventListener('message', ({ data }: MessageEvent<{ id: number; text: string }>) => {
  postMessage({ id: data.id, reading: readBlueprint(data.text) });
});
