import type { CallArg, CallMessage, CallName } from '../../lib/rpc.ts';
import type { Extension } from './extension.ts';
import { fields } from './guard.ts';

/** Calls the background; its answer's value, undefined when it gave none. */
export async function call<N extends CallName>(extension: Extension, name: N, arg: CallArg<N>): Promise<unknown> {
  try {
    const answer = await extension.runtime.sendMessage({ type: 'plumbline:call', name, arg } satisfies CallMessage<N>);
    return fields(answer).value;
  } catch {
    // The worker died while it worked, or the extension has gone: no answer either way.
    return undefined;
  }
}
