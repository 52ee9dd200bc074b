import { z } from 'zod';
import type { Gap } from '../../record/gap.ts';
import { type Instant, plusDays } from '../../record/time.ts';
import * as api from './api.ts';
import { pageOf, type Reply } from './ask.ts';
import type { Shapes } from './describe.ts';
import { soql } from './soql.ts';

/** Without a mail or a meeting of anybody in so many days, while people work, they are kept somewhere else. */
const LOOKED_DAYS = 30;

/** Whether the organisation's mails and meetings are in its database at all; null where that cannot be told. */
export const Captured = z.object({ emails: z.boolean().nullable(), meetings: z.boolean().nullable() });
export type Captured = z.infer<typeof Captured>;

/** One record each of what shows that mails and meetings are kept, and that there is work they would come from. */
export function captureQueries(shapes: Shapes, now: Instant): Record<string, api.Part> {
  const since = plusDays(now, -LOOKED_DAYS);
  const one = (from: string, where: string) => api.query(soql({ fields: ['Id'], from, where, limit: 1 }));
  return {
    work: one('Opportunity', `LastModifiedDate >= ${since}`),
    ...(shapes.EmailMessage ? { emails: one('EmailMessage', `CreatedDate >= ${since}`) } : {}),
    ...(shapes.Event ? { meetings: one('Event', `CreatedDate >= ${since}`) } : {}),
    ...(shapes.Task?.fields.TaskSubtype
      ? { emailTasks: one('Task', `TaskSubtype = 'Email' AND CreatedDate >= ${since}`) }
      : {}),
  };
}

/** What the answers to those queries show; nothing can be told of an organisation where nobody works. */
export function capturedFrom(replies: ReadonlyMap<string, Reply>): Captured {
  const some = (name: string) => {
    const page = pageOf(replies, name);
    return page === null ? null : page.records.length > 0;
  };
  if (some('work') !== true) return { emails: null, meetings: null };
  const emails = some('emails');
  return { emails: emails === null ? null : emails || some('emailTasks') === true, meetings: some('meetings') };
}

/**
 * The gaps of an organisation whose mails or meetings are not in its database: Einstein Activity Capture shows them on
 * its pages, where no query reaches them.
 */
export function captureGaps({ emails, meetings }: Captured): Gap[] {
  const missing = [
    ...(emails === false ? ['interactions.email'] : []),
    ...(meetings === false ? ['interactions.meeting'] : []),
  ];
  return missing.map((about) => ({
    about,
    why: 'not_tracked',
    remedy: 'ask_admin',
    detail: 'Einstein Activity Capture',
  }));
}
