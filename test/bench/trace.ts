import { z } from 'zod';

const TraceEvent = z.looseObject({
  ph: z.string(),
  ts: z.number(),
  dur: z.number().optional(),
  tdur: z.number().optional(),
  pid: z.number(),
  tid: z.number(),
  args: z.looseObject({
    data: z.looseObject({ url: z.string().optional(), fileName: z.string().optional() }).optional(),
    fileName: z.string().optional(),
  }),
});
const Trace = z.object({ traceEvents: z.array(z.unknown()) });

export interface ScriptTime {
  /** All time that scripts of the extension ran on the main thread, in milliseconds of the processor. */
  total: number;
  /** The longest single piece of it, in milliseconds. */
  longest: number;
}

/** Categories of a trace that name the script behind a piece of work. */
export const CATEGORIES = ['devtools.timeline', 'v8', 'disabled-by-default-v8.compile'];

/** The time that a trace gives to scripts of the extension at `origin`; work inside other work counts once. */
export function scriptTime(trace: Uint8Array, origin: string): ScriptTime {
  const { traceEvents } = Trace.parse(JSON.parse(new TextDecoder().decode(trace)));
  const pieces = traceEvents
    .flatMap((event) => {
      const parsed = TraceEvent.safeParse(event);
      if (!parsed.success || parsed.data.ph !== 'X' || parsed.data.dur === undefined) return [];
      const { args, ts, dur, tdur = dur, tid, pid } = parsed.data;
      const url = args.data?.url ?? args.data?.fileName ?? args.fileName ?? '';
      const ours = url.startsWith(`${origin}/content-scripts/`);
      return ours ? [{ thread: `${pid}:${tid}`, from: ts, to: ts + dur, ran: tdur / 1000 }] : [];
    })
    .sort((a, b) => a.from - b.from || b.to - a.to);
  let total = 0;
  let longest = 0;
  const ends = new Map<string, number>();
  for (const { thread, from, to, ran } of pieces) {
    if (from < (ends.get(thread) ?? 0)) continue;
    total += ran;
    longest = Math.max(longest, ran);
    ends.set(thread, to);
  }
  return { total, longest };
}
