import { z } from 'zod';
import { OrganisationsArg, PreviewArg, PublishArg, TextArg, VersionArg } from '../publishing.ts';
import { OrgRef, RecordRef } from '../record/ref.ts';
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

/** The background's side of every call: the argument, parsed, and who asks. */
export type Handlers = { [N in CallName]: (arg: CallArg<N>, caller: Caller) => ReturnType<BackgroundCalls[N]> };

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
type Message = z.infer<typeof Message>;

function handle(message: Message, caller: Caller, handlers: Handlers): Promise<CallResult<CallName>> {
  switch (message.name) {
    case 'viewing':
      return handlers.viewing(message.arg, caller);
    case 'record':
      return handlers.record(message.arg, caller);
    case 'panel':
      return handlers.panel(message.arg, caller);
    case 'openOptions':
      return handlers.openOptions(message.arg, caller);
    case 'openBlueprint':
      return handlers.openBlueprint(message.arg, caller);
    case 'connections':
      return handlers.connections(message.arg, caller);
    case 'connect':
      return handlers.connect(message.arg, caller);
    case 'signIn':
      return handlers.signIn(message.arg, caller);
    case 'disconnect':
      return handlers.disconnect(message.arg, caller);
    case 'settings':
      return handlers.settings(message.arg, caller);
    case 'saveSettings':
      return handlers.saveSettings(message.arg, caller);
    case 'audit':
      return handlers.audit(message.arg, caller);
    case 'wipe':
      return handlers.wipe(message.arg, caller);
    case 'blueprint':
      return handlers.blueprint(message.arg, caller);
    case 'publish':
      return handlers.publish(message.arg, caller);
    case 'refreshBlueprint':
      return handlers.refreshBlueprint(message.arg, caller);
    case 'blueprintHistory':
      return handlers.blueprintHistory(message.arg, caller);
    case 'restoreBlueprint':
      return handlers.restoreBlueprint(message.arg, caller);
    case 'organisations':
      return handlers.organisations(message.arg, caller);
    case 'dryRun':
      return handlers.dryRun(message.arg, caller);
    case 'preview':
      return handlers.preview(message.arg, caller);
    case 'cachedRecords':
      return handlers.cachedRecords(message.arg, caller);
    case 'signalsOverview':
      return handlers.signalsOverview(message.arg, caller);
    case 'addFeed':
      return handlers.addFeed(message.arg, caller);
    case 'readFeed':
      return handlers.readFeed(message.arg, caller);
    case 'removeFeed':
      return handlers.removeFeed(message.arg, caller);
    case 'signalsSeen':
      return handlers.signalsSeen(message.arg, caller);
  }
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
    console.error(`Plumbline could not carry out ${name}:`, error);
    return { ok: false, why: 'failed', detail: `${name} failed` };
  }
}

/** Whether a message is one of ours to answer at all. */
export function isCall(message: unknown): boolean {
  return z.object({ type: z.literal('plumbline:call') }).safeParse(message).success;
}
