import { z } from 'zod';
import { Scalar } from '../record/fact.ts';
import { CrmId, RecordKind } from '../record/ref.ts';
import { HopStep, type Signal, type SignalSubject } from '../record/signal.ts';
import { type Instant, instant, millis } from '../record/time.ts';

/** How far ahead of our clock a source's clock may run before its time is taken for wrong. */
const CLOCK_TOLERANCE_MS = 5 * 60_000;

const Time = z.iso.datetime({ offset: true, local: false });

/** What a source may add to `data` under `plumbline`; everything is optional (docs/signals.md). */
const Additions = z.strictObject({
  person: z.string().optional(),
  domain: z.string().optional(),
  link: z.url({ protocol: /^https$/ }).optional(),
  hops: z
    .array(
      z.strictObject({
        step: HopStep,
        at: Time,
        by: z.string().nullish(),
        system: z.string().nullish(),
        as: z.string().nullish(),
      }),
    )
    .optional(),
});

/** A CloudEvent 1.0 in its structured JSON form, with data that is JSON. Extension attributes are allowed and not read. */
export const CloudEvent = z.looseObject({
  specversion: z.literal('1.0'),
  id: z.string().min(1).max(1_024),
  source: z.string().min(1).max(1_024),
  type: z.string().min(1).max(256),
  time: Time.optional(),
  subject: z.string().max(1_024).optional(),
  datacontenttype: z
    .string()
    .regex(/^application\/([\w.-]+\+)?json\b/i, 'only JSON data can be read')
    .optional(),
  data: z.looseObject({ plumbline: Additions.optional() }).nullish(),
  data_base64: z.undefined('only JSON data can be read').optional(),
});
export type CloudEvent = z.infer<typeof CloudEvent>;

const RecordSubject = z
  .string()
  .transform((text) => text.split(':'))
  .pipe(z.tuple([CrmId, z.string().min(1), RecordKind, z.string().min(1)]));
const Domain = z
  .string()
  .toLowerCase()
  .regex(/^([\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,}$/u);

/** Reads `crm:org:kind:id`, a mail address or a company's domain; what is none of them names nobody. */
function subjectOf(text: string | undefined, additions: z.infer<typeof Additions> | undefined): SignalSubject {
  const record = RecordSubject.safeParse(text);
  const [name, host] = (text ?? '').includes('@') ? [text ?? '', text?.split('@').at(-1)] : [null, text];
  const domain = Domain.safeParse(additions?.domain ?? host);
  const [crm, org, kind, id] = record.data ?? [];
  return {
    ref: crm && org && kind && id ? { crm, org, kind, id } : null,
    domain: domain.data ?? null,
    person: additions?.person ?? name,
  };
}

function scalarOf(value: unknown): Scalar {
  return Scalar.safeParse(value).data ?? JSON.stringify(value) ?? null;
}

/** The signal that an event tells of, as it arrived at `receivedAt`. A time ahead of the arrival is held to the arrival. */
export function signalOf(event: CloudEvent, receivedAt: Instant): Signal {
  const { plumbline: additions, ...data } = event.data ?? {};
  const stated = event.time === undefined ? millis(receivedAt) : millis(event.time);
  return {
    id: event.id,
    source: event.source,
    type: event.type,
    at: instant(Math.min(stated, millis(receivedAt))),
    receivedAt,
    skewed: stated > millis(receivedAt) + CLOCK_TOLERANCE_MS,
    subject: subjectOf(event.subject, additions),
    data: Object.fromEntries(Object.entries(data).map(([name, value]) => [name, scalarOf(value)])),
    hops: (additions?.hops ?? []).map(({ step, at, by, system, as }) => ({
      step,
      at: instant(millis(at)),
      by: by ?? null,
      system: system ?? null,
      as: as ?? null,
    })),
    link: additions?.link ?? null,
  };
}
