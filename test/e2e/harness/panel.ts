import type { Frame, Page } from 'puppeteer-core';
import { z } from 'zod';
import { AccountAssessment } from '../../../lib/assess/schema/account.ts';
import { Assessment } from '../../../lib/assess/schema/assessment.ts';
import { RecordRef } from '../../../lib/record/ref.ts';
import { pressed } from './pressed.ts';
import { renderedText } from './rendered.ts';
import { until } from './until.ts';

/** The background's answer to the panel. */
const View = z.object({
  ref: RecordRef.nullable(),
  status: z.string(),
  assessment: Assessment.nullable(),
  account: AccountAssessment.nullable(),
  requests: z.number(),
});
type View = z.infer<typeof View>;

const Answer = z.object({ ok: z.literal(true), value: View });
const CALL = JSON.stringify({ type: 'plumbline:call', name: 'record', arg: { ref: null, refresh: false } });
/** As text, because Firefox hands deep objects out of a page only in part. */
const ASK = `(globalThis.browser ?? chrome).runtime.sendMessage(${CALL}).then((answer) => JSON.stringify(answer))`;

/** The panel of a record as a user reads it, in whatever frame or tab it lives. */
export interface Panel {
  readonly frame: Frame;
  /** All its text. */
  text(): Promise<string>;
  /** The text of the region of this name; null when there is none. */
  region(name: string): Promise<string | null>;
  /** The flags from the top, each with its whole text. */
  flags(): Promise<string[]>;
  /** The value of the health meter of a deal or customer, 0 to 100; null when the panel gives none. */
  health(): Promise<number | null>;
  /** What the background says of the record of the panel's tab. */
  view(): Promise<View>;
  /** Waits until the record of this id has been read and judged and the panel shows it, and gives the assessment. */
  judged(id: string): Promise<Assessment>;
  /** The same for a company or account. */
  judgedAccount(id: string): Promise<AccountAssessment>;
  /** Waits until the panel, or its region of this name, says something, and gives all that it then says. */
  says(words: string | RegExp, region?: string): Promise<string>;
  /** Presses the control of this role and name as soon as it takes presses. */
  press(role: string, name: string): Promise<void>;
}

/** Reads a panel by the roles and names that it promises. */
export function panelIn(frame: Frame): Panel {
  const find = (role: string, name: string) => frame.$(`aria/${name}[role="${role}"]`);
  const text = async () => {
    const body = await frame.$('body');
    return body ? renderedText(body) : '';
  };
  const region = async (name: string) => {
    const found = await find('region', name);
    return found ? renderedText(found) : null;
  };
  const view = async () => Answer.parse(JSON.parse(String(await frame.evaluate(ASK)))).value;
  const flags = async () => {
    const list = await find('list', 'Flags');
    return list ? Promise.all((await list.$$(':scope > li')).map(renderedText)) : [];
  };
  const health = async () => {
    const meter = (await find('meter', 'Deal health')) ?? (await find('meter', 'Customer health'));
    return meter ? meter.evaluate((element) => Number(element.getAttribute('aria-valuenow'))) : null;
  };
  /** When what the panel shows was read; null while it says that it reads, and what it shows may be of a part only. */
  const readAt = async () => (await frame.$('header time'))?.evaluate((time) => time.getAttribute('datetime')) ?? null;
  /** Whether the panel has come to show what the background knows. */
  const shows = async (reading: { name: string; readAt: string }, score: number | null, raised: number) =>
    (await readAt()) === reading.readAt &&
    (await text()).includes(reading.name) &&
    (await health()) === (score === null ? null : Math.round(score)) &&
    (await flags()).length === raised;
  /** What the background says of the record once it has been read, and nothing of another. */
  const fresh = async (id: string) => {
    const answer = await view();
    return answer.ref?.id === id && answer.status === 'fresh' ? answer : null;
  };

  return {
    frame,
    text,
    view,
    flags,
    health,
    judged: (id) =>
      until(`the verdict on ${id}`, async () => {
        const { assessment } = (await fresh(id)) ?? {};
        if (!assessment) return null;
        const { subject, readAt, health, flags } = assessment;
        return (await shows({ ...subject, readAt }, health.score, flags.length)) ? assessment : null;
      }),
    judgedAccount: (id) =>
      until(`the verdict on the account ${id}`, async () => {
        const { account } = (await fresh(id)) ?? {};
        if (!account) return null;
        const { subject, readAt, health, flags } = account;
        return (await shows({ ...subject, readAt }, health?.score ?? null, flags.length)) ? account : null;
      }),
    region,
    says: (words, name) =>
      until(`a panel that says ${words}${name === undefined ? '' : ` of its ${name}`}`, async () => {
        const told = name === undefined ? await text() : await region(name);
        if (told !== null && (typeof words === 'string' ? told.includes(words) : words.test(told))) return told;
        throw new Error(`it says ${JSON.stringify(told)}`);
      }),
    press: async (role, name) => {
      await until(`the ${role} "${name}"`, async () => {
        const control = await find(role, name);
        // While the panel says that it reads, a press to read again does nothing.
        return control !== null && pressed(control);
      });
    },
  };
}

/** The panel that is open in a page; null when none is, or it has not loaded and drawn anything yet. */
export async function findPanel(page: Page, extensionOrigin: string): Promise<Panel | null> {
  for (const frame of page.frames()) {
    const [address, drawn] = await frame.evaluate(
      () => [location.href, document.readyState === 'complete' && document.querySelector('h1, h2') !== null] as const,
    );
    if (address.startsWith(`${extensionOrigin}/panel.html`) && drawn) return panelIn(frame);
  }
  return null;
}
