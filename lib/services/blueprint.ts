import type { Blueprint } from '../blueprint/blueprint.ts';
import type { Problem } from '../blueprint/problem.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import type {
  BlueprintInForce,
  BlueprintOrigin,
  BlueprintVersion,
  BlueprintView,
  PublishAnswer,
  PublishCall,
  PublishFailure,
} from '../publishing.ts';
import { type Day, type Instant, instant, isBy, localDay, millis } from '../record/time.ts';
import { type Blueprints, type KeptChoice, type KeptVersion, NOTHING_CHOSEN } from '../store/blueprints.ts';
import type { FetchBlueprint } from './blueprint-fetch.ts';
import type { ReadBlueprint } from './blueprint-reader.ts';
import { digestOf } from './digest.ts';
import type { Policy } from './policy.ts';

/** An address is asked for something newer that often. */
export const CHECK_EVERY_MS = 3_600_000;

/** Versions that the history holds. */
const MOST_VERSIONS = 20;

/** The alarm at which the address is due. */
export const BLUEPRINT_ALARM = 'blueprint';

/** The blueprint that judges now, with the version that it is. */
export interface InForce {
  version: KeptVersion;
  blueprint: Blueprint;
  warnings: Problem[];
}

/** Which blueprint judges, and the ways another comes into force. */
export interface BlueprintService {
  inForce(): Promise<InForce>;
  brief(): Promise<BlueprintInForce>;
  view(): Promise<BlueprintView>;
  publish(call: PublishCall): Promise<PublishAnswer>;
  /** Asks the address that is wanted, at once; nothing where none is. */
  refresh(): Promise<void>;
  /**
   * The address that is wanted, and the one that a person chose, to be wanted again once policy sets none. Rejects where the
   * disk does not tell.
   */
  addresses(): Promise<string[]>;
  history(): Promise<BlueprintVersion[]>;
  restore(id: string): Promise<PublishAnswer>;
  /** To be called when the worker starts, when policy changes and at the alarm: gets what is wanted where it is due. */
  follow(): Promise<void>;
}

type Remote = Extract<BlueprintOrigin, { kind: 'url' | 'policy' }>;

function isRemote(origin: BlueprintOrigin): origin is Remote {
  return origin.kind === 'url' || origin.kind === 'policy';
}

function isSame(a: BlueprintOrigin, b: BlueprintOrigin): boolean {
  switch (a.kind) {
    case 'template':
    case 'restored':
      return a.kind === b.kind && a.id === b.id;
    case 'file':
      return a.kind === b.kind && a.name === b.name;
    case 'url':
    case 'policy':
      return a.kind === b.kind && a.url === b.url && a.sha256 === b.sha256;
  }
}

/**
 * The blueprint over what is kept, the bundled templates (the default first), addresses and policy. Whatever cannot be had
 * or does not load leaves the last good one in force. `onChange` hears when another judges.
 */
export function createBlueprintService(options: {
  store: Blueprints;
  templates: ReadonlyMap<string, string>;
  read: ReadBlueprint;
  fetchBlueprint: FetchBlueprint;
  policy: () => Promise<Policy>;
  setAlarm: (at: Instant) => Promise<void>;
  now: () => Instant;
  onChange: () => Promise<void>;
  /** Hears of an address that may be asked no more. */
  onLeft: (url: string) => Promise<void>;
}): BlueprintService {
  const { store, templates, read, fetchBlueprint, policy, setAlarm, now, onChange, onLeft } = options;
  const [standard] = templates.keys();
  if (standard === undefined) throw new RangeError('there is no template');
  const standardOrigin: BlueprintOrigin = { kind: 'template', id: standard };
  let held: Promise<InForce> | null = null;

  function today(): Day {
    return localDay(now(), 'UTC');
  }

  /** One change at a time: two would overwrite each other's choice. */
  const inTurn = oneAtATime();

  async function choice(): Promise<KeptChoice> {
    return (await store.choice()) ?? NOTHING_CHOSEN;
  }

  async function change(part: Partial<KeptChoice>): Promise<void> {
    await store.keepChoice({ ...(await choice()), ...part });
  }

  async function wanted(): Promise<BlueprintOrigin> {
    return (await policy()).blueprint ?? (await choice()).chosen ?? standardOrigin;
  }

  async function addresses(): Promise<string[]> {
    const kept = await store.choice();
    if (kept === null) throw new Error('what was chosen could not be read');
    const origins = [(await policy()).blueprint, kept.chosen];
    return origins.flatMap((origin) => (origin && isRemote(origin) ? [origin.url] : []));
  }

  async function leave(origin: BlueprintOrigin | null | undefined): Promise<void> {
    if (origin && isRemote(origin)) await onLeft(origin.url);
  }

  function inForce(): Promise<InForce> {
    if (held === null) {
      const loading = load();
      held = loading;
      loading.catch(() => {
        if (held === loading) held = null;
      });
    }
    return held;
  }

  /** What was in force when the last worker died; the default where there is none, or where it loads no more. */
  async function load(): Promise<InForce> {
    const kept = await store.choice();
    // The next worker may be told what was chosen: until then nothing is kept that would take its place.
    if (kept === null) return standardForNow();
    const version = kept.current === null ? null : await store.version(kept.current);
    if (version === null) return standardInForce(null);
    const bundled = version.origin.kind === 'template' ? templates.get(version.origin.id) : undefined;
    const loaded = await read(bundled ?? version.text, today());
    if (!loaded.ok) {
      const failure = { kind: 'broken' as const, problems: loaded.problems };
      await change({ failure: { at: now(), origin: version.origin, failure } });
      return standardInForce(version);
    }
    if (bundled === undefined || bundled === version.text) return { version, ...loaded };
    return put(bundled, version.origin, loaded, version);
  }

  async function readStandard() {
    const text = templates.get(standard ?? '') ?? '';
    const loaded = await read(text, today());
    if (!loaded.ok) throw new Error(`the default blueprint does not load: ${loaded.problems[0]?.message}`);
    return { text, loaded };
  }

  async function standardInForce(before: KeptVersion | null): Promise<InForce> {
    const { text, loaded } = await readStandard();
    return put(text, standardOrigin, loaded, before);
  }

  async function standardForNow(): Promise<InForce> {
    const { text, loaded } = await readStandard();
    return { ...loaded, version: await versionOf(text, standardOrigin, loaded.blueprint) };
  }

  /** A text as the version that begins now. */
  async function versionOf(text: string, origin: BlueprintOrigin, blueprint: Blueprint): Promise<KeptVersion> {
    const { name, version } = blueprint.document;
    const digest = await digestOf(text);
    const from = now();
    return { id: `${from}-${digest.slice(0, 12)}`, digest, text, name, version, origin, from, until: null };
  }

  /** Keeps a text that loaded as the version in force; the same text as before stays the same version. */
  async function put(
    text: string,
    origin: BlueprintOrigin,
    loaded: { blueprint: Blueprint; warnings: Problem[] },
    before: KeptVersion | null,
  ): Promise<InForce> {
    const { blueprint, warnings } = loaded;
    const next = await versionOf(text, origin, blueprint);
    if (before?.digest === next.digest) {
      const version = { ...before, origin };
      await store.keepVersion(version);
      return { version, blueprint, warnings };
    }
    await store.keepVersion(next);
    if (before) await store.keepVersion({ ...before, until: next.from });
    await change({ current: next.id });
    for (const old of (await store.versions()).slice(MOST_VERSIONS)) await store.dropVersion(old.id);
    return { version: next, blueprint, warnings };
  }

  /** Checks a text and puts it in force; answers why not where it is broken. */
  async function enforce(text: string, origin: BlueprintOrigin): Promise<PublishFailure | null> {
    const loaded = await read(text, today());
    if (!loaded.ok) return { kind: 'broken', problems: loaded.problems };
    const before = await inForce();
    const next = await put(text, origin, loaded, before.version);
    held = Promise.resolve(next);
    if (next.version.id !== before.version.id) await onChange();
    return null;
  }

  /** Asks an address; what it answers is in force afterwards, or the reason why it is not. */
  async function ask(origin: Remote): Promise<PublishFailure | null> {
    const { asked } = await choice();
    const { version } = await inForce();
    const last = asked && isSame(version.origin, origin) && isSame(asked.origin, origin) ? asked : null;
    const fetched = await fetchBlueprint(origin.url, { etag: last?.etag ?? null, sha256: origin.sha256 });
    const failure = fetched.ok ? (fetched.unchanged ? null : await enforce(fetched.text, origin)) : fetched.failure;
    const at = now();
    const etag = fetched.ok && !fetched.unchanged && failure === null ? fetched.etag : (last?.etag ?? null);
    await change({ asked: { origin, etag, at, goodAt: failure === null ? at : (last?.goodAt ?? null) } });
    await setAlarm(instant(millis(at) + CHECK_EVERY_MS));
    if (asked && !isSame(asked.origin, origin)) await leave(asked.origin);
    return failure;
  }

  /** The text of an origin that asks nobody; null where it is gone. */
  async function textOf(origin: BlueprintOrigin): Promise<string | null> {
    if (origin.kind === 'template') return templates.get(origin.id) ?? null;
    return (await store.versions()).find((version) => isSame(version.origin, origin))?.text ?? null;
  }

  async function obtain(origin: BlueprintOrigin): Promise<PublishFailure | null> {
    if (isRemote(origin)) return ask(origin);
    const text = await textOf(origin);
    return text === null ? { kind: 'gone' } : enforce(text, origin);
  }

  /** Gets what is wanted, and notes why it could not be had. */
  async function pursue(origin: BlueprintOrigin): Promise<void> {
    const failure = await obtain(origin);
    await change({ failure: failure && { at: now(), origin, failure } });
  }

  async function follow(): Promise<void> {
    const origin = await wanted();
    const { version } = await inForce();
    if (!isRemote(origin)) {
      const { failure, asked } = await choice();
      const tried = failure !== null && isSame(failure.origin, origin);
      if (!isSame(version.origin, origin) && !tried) await pursue(origin);
      await leave(asked?.origin);
      if (asked) await change({ asked: null });
      return;
    }
    const { asked } = await choice();
    // Asked in the future: the clock has been set back since.
    const isKnown = asked && isSame(asked.origin, origin) && isBy(asked.at, now());
    const due = isKnown ? millis(asked.at) + CHECK_EVERY_MS : 0;
    if (millis(now()) >= due) await pursue(origin);
    else await setAlarm(instant(due));
  }

  /** A person's wish: nothing changes unless it succeeds. */
  async function wish(origin: BlueprintOrigin, get: () => Promise<PublishFailure | null>): Promise<PublishAnswer> {
    if ((await policy()).blueprint) return { ok: false, failure: { kind: 'locked' } };
    const { chosen } = await choice();
    const failure = await get();
    if (failure) return { ok: false, failure };
    await change({ chosen: origin, failure: null });
    await leave(chosen);
    return { ok: true, view: await view() };
  }

  async function brief(): Promise<BlueprintInForce> {
    const { version, blueprint } = await inForce();
    const { owner, seats } = blueprint.document;
    const { failure } = await choice();
    const origin = await wanted();
    const seat = (id: string) => ({ id, label: seats[id]?.label ?? id });
    return {
      name: version.name,
      version: version.version,
      since: version.from,
      owner: seat(owner.seat),
      maintainer: seat(owner.maintainer),
      update: failure && isSame(failure.origin, origin) ? { at: failure.at, failure: failure.failure } : null,
    };
  }

  async function view(): Promise<BlueprintView> {
    const { version, warnings } = await inForce();
    const { asked } = await choice();
    return {
      ...(await brief()),
      origin: version.origin,
      wanted: await wanted(),
      checkedAt: asked && isSame(asked.origin, version.origin) ? asked.goodAt : null,
      text: version.text,
      warnings,
      locked: (await policy()).blueprint !== null,
      templates: [...templates.keys()],
    };
  }

  return {
    inForce,
    addresses,
    brief,
    view,
    publish: (call) =>
      inTurn(() => wish(call.origin, () => ('text' in call ? enforce(call.text, call.origin) : obtain(call.origin)))),
    restore: (id) =>
      inTurn(async () => {
        const version = await store.version(id);
        if (version === null) return { ok: false, failure: { kind: 'gone' } };
        const origin: BlueprintOrigin = { kind: 'restored', id };
        return wish(origin, () => enforce(version.text, origin));
      }),
    refresh: () =>
      inTurn(async () => {
        const origin = await wanted();
        if (isRemote(origin)) await pursue(origin);
      }),
    history: async () => {
      await inForce();
      return (await store.versions()).map(({ digest: _, ...version }) => version);
    },
    follow: () => inTurn(follow),
  };
}
