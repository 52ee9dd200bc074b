import { z } from 'zod';

const TraceEvent = z.looseObject({
  ph: z.literal('X'),
  ts: z.number(),
  dur: z.number(),
  tdur: z.number(),
  pid: z.number(),
  tid: z.number(),
  args: z.looseObject({ data: z.looseObject({ url: z.string() }) }),
});
const Trace = z.object({ traceEvents: z.array(z.unknown()) });

/** A stretch of script on the main thread, with all that was called in it. */
export interface Piece {
  /** Clock of the trace, in milliseconds. */
  from: number;
  to: number;
  /** What it took of the processor, in milliseconds. */
  ran: number;
}

/** The least that names the script behind a piece of work: each further category makes the work itself longer. */
export const CATEGORIES = ['devtools.timeline'];

/** The pieces that a trace gives to scripts whose address starts so, in their order; work inside other work counts once. */
export function piecesOf(trace: Uint8Array, address: string): Piece[] {
  const { traceEvents } = Trace.parse(JSON.parse(new TextDecoder().decode(trace)));
  const found = traceEvents
    .flatMap((event) => {
      const { data } = TraceEvent.safeParse(event);
      return data?.args.data.url.startsWith(address) ? [data] : [];
    })
    .sort((a, b) => a.ts - b.ts || b.dur - a.dur);
  const pieces: Piece[] = [];
  const ends = new Map<string, number>();
  for (const { ts, dur, tdur, pid, tid } of found) {
    const thread = `${pid}:${tid}`;
    if (ts < (ends.get(thread) ?? 0)) continue;
    ends.set(thread, ts + dur);
    pieces.push({ from: ts / 1000, to: (ts + dur) / 1000, ran: tdur / 1000 });
  }
  return pieces;
}

/** What pieces took of the processor in all, in milliseconds. */
export function total(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { ran }) => sum + ran, 0);
}
