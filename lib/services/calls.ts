import { z } from 'zod';
import { OrganisationsArg, PreviewArg, PublishArg, TextArg, VersionArg } from '../publishing.ts';
import { OrgRef, RecordRef } from '../record/ref.ts';
import { report } from '../report.ts';
import {
  type BackgroundCalls,
  type CallAnswer,
  type CallArg,
  CallError,
  type CallName,
  type CallResult,
  PANEL_ACTIONS,
} from '../rpc.ts';
import { KeptFeed } from '../store/feeds.ts';
import { KeptSettings } from '../store/settings.ts';
import { type Caller, callerOf, mayCall, type Sender } from './caller.ts';

type Args = { [N in CallName]: CallArg<N> };
type Answers = { [N in CallName]: ReturnType<BackgroundCalls[N]> };

/** The background's side of every call: the argument, parsed, and who asks. */
export type Handlers = { [N in CallName]: (arg: Args[N], caller: Caller) => Answers[N] };

const Nothing = z.strictObject({});

function call<N extends CallName, S extends z.ZodType<CallArg<N>>>(name: N, arg: S) {
  return z.strictObject({ type: z.literal('plumbline:call'), name: z.literal(name), arg });
}

const Connect = z.discriminatedUnion('crm', [
  z.strictObject({ crm: z.literal('hubspot'), token: z.string().min(1).max(1_000) }),
  z.strictObject({
    crm: z.literal('salesforce'),
    org: OrgRef,
    clientId: z.string().min(1).max(1_000).nullable(),
    browserSession: z.boolean(),
  }),
]);

const FeedArg = z.strictObject({ url: KeptFeed.shape.url });

/** Every message that the background takes, and no other. */
const Message = z.discriminatedUnion('name', [
  call('viewing', z.strictObject({ ref: RecordRef.nullable() })),
  call('record', z.strictObject({ ref: RecordRef.nullable(), refresh: z.boolean() })),
  call('panel', z.strictObject({ do: z.enum(PANEL_ACTIONS) })),
  call('openOptions', Nothing),
  call('openBlueprint', z.strictObject({ path: z.string().min(1).max(1_000).nullable() })),
  call('connections', Nothing),
  call('connect', Connect),
  call('signIn', z.strictObject({ org: OrgRef.nullable() })),
  call('reconnect', Nothing),
  call('disconnect', z.strictObject({ org: OrgRef })),
  call('settings', Nothing),
  call('saveSettings', KeptSettings),
  call('audit', Nothing),
  call('wipe', Nothing),
  call('blueprint', Nothing),
  call('publish', PublishArg),
  call('refreshBlueprint', Nothing),
  call('blueprintHistory', Nothing),
  call('restoreBlueprint', VersionArg),
  call('organisations', OrganisationsArg),
  call('dryRun', TextArg),
  call('preview', PreviewArg),
  call('cachedRecords', Nothing),
  call('signalsOverview', Nothing),
  call('addFeed', KeptFeed),
  call('readFeed', FeedArg),
  call('removeFeed', FeedArg),
  call('signalsSeen', z.strictObject({ ref: RecordRef, keys: z.array(z.string().min(1).max(3_000)).max(1_000) })),
]);

/** A message of one name with its own argument; by it the compiler sees that the handler of that name takes it. */
type MessageOf<N extends CallName> = { [K in N]: { name: K; arg: Args[K] } }[N];

function handle<N extends CallName>(message: MessageOf<N>, caller: Caller, handlers: Handlers): Answers[N] {
  return handlers[message.name](message.arg, caller);
}

/**
 * Answers a message: checked for who sent it, parsed, carried out. Never rejects: the answer says what went wrong, without
 * the values of the call, so that no key ever travels back.
 */
export async function answer(
  message: unknown,
  sender: Sender,
  self: { id: string; root: string },
  handlers: Handlers,
): Promise<CallAnswer<CallResult<CallName>>> {
  const caller = callerOf(sender, self);
  if (!caller) return { ok: false, why: 'not_allowed', detail: 'unknown sender' };
  const parsed = Message.safeParse(message);
  if (!parsed.success) {
    const places = parsed.error.issues.map((issue) => issue.path.join('.'));
    return { ok: false, why: 'malformed', detail: `not a call that Plumbline knows: ${places.join(', ')}` };
  }
  const { name } = parsed.data;
  if (!mayCall(caller, name)) {
    return { ok: false, why: 'not_allowed', detail: `${name} may not be called from here` };
  }
  try {
    return { ok: true, value: await handle(parsed.data, caller, handlers) };
  } catch (error) {
    if (error instanceof CallError) return { ok: false, why: error.why, detail: error.message };
    report(`could not carry out ${name}`, error);
    return { ok: false, why: 'failed', detail: `${name} failed` };
  }
}

/** Whether a message is one of ours to answer at all. */
export function isCall(message: unknown): boolean {
  return z.object({ type: z.literal('plumbline:call') }).safeParse(message).success;
}
