import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { assessAccount } from '../../../lib/assess/account/index.ts';
import { assess } from '../../../lib/assess/index.ts';
import { assessFiles } from '../../../scripts/cli/assess.ts';
import { InvalidInput } from '../../../scripts/cli/invalid-input.ts';
import { anAccountSnapshot } from '../../fixtures/accounts.ts';
import { defaultBlueprint, defaultText } from '../../fixtures/blueprint.ts';
import { singleThreadedDeal } from '../../fixtures/deals.ts';
import { ago, NOW } from '../../fixtures/snapshot.ts';

vi.setConfig({ testTimeout: 60_000 });

const snapshot = singleThreadedDeal();
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function file(name: string, content: unknown): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
  return path;
}

async function plumbline(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, ['scripts/plumbline.ts', ...args]);
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    const text = (name: string) => String(Reflect.get(error, name));
    return { code: Number(error.code), out: text('stdout'), err: text('stderr') };
  }
}

describe('plumbline assess', () => {
  test('prints the assessment as JSON, as of when the snapshot was read', async () => {
    const { code, out, err } = await plumbline('assess', '--snapshot', await file('deal.json', snapshot));
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out)).toEqual(assess(snapshot, defaultBlueprint, null, NOW));
  });

  test('judges by the blueprint, the benchmarks and the moment that are given', async () => {
    const stage = { pipeline: 'default', stage: 'presentationscheduled', segment: 'mid_market', visits: 40, deals: 40 };
    const numbers = { average: 5, median: 5, p75: 5, curve: [] };
    const { out } = await plumbline(
      'assess',
      ...['--snapshot', await file('deal.json', snapshot)],
      ...['--blueprint', await file('own.yaml', defaultText.replace('name: Plumbline default', 'name: Ours'))],
      ...[
        '--benchmarks',
        await file('b.json', {
          plumbline: 1,
          computedAt: NOW,
          from: 'document',
          deals: 40,
          of: 40,
          stages: [{ ...stage, ...numbers }],
        }),
      ],
      ...['--as-of', ago(2)],
    );
    expect(JSON.parse(out)).toMatchObject({
      asOf: ago(2),
      blueprint: { name: 'Ours' },
      pace: { benchmark: { days: 5 }, stuck: true },
    });
  });

  test('judges the snapshot of an account as an account', async () => {
    const account = anAccountSnapshot();
    const { code, out } = await plumbline('assess', '--snapshot', await file('account.json', account));
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual(assessAccount(account, defaultBlueprint, NOW));
  });

  test('names file, line and path of what is wrong in a snapshot', async () => {
    const broken = { ...snapshot, deal: { ...snapshot.deal, createdAt: 'yesterday' } };
    const path = await file('broken.json', broken);
    const line =
      JSON.stringify(broken, null, 2)
        .split('\n')
        .findIndex((it) => it.includes('yesterday')) + 1;
    const { code, out, err } = await plumbline('assess', '--snapshot', path);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(`${path}:${line}: deal.createdAt: This is no moment; write it in UTC`);
  });

  test('knows no time zone that there is not', async () => {
    const path = await file('zone.json', { ...snapshot, org: { ...snapshot.org, timeZone: 'Europe/Belin' } });
    const { code, out, err } = await plumbline('assess', '--snapshot', path);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/zone\.json:\d+: org\.timeZone: .*Europe\/Berlin/);
  });

  test('names the place in a blueprint that does not load', async () => {
    const path = await file('broken.yaml', defaultText.replace("group.engaged('champion')", "group.engaged('champ')"));
    const { code, err } = await plumbline(
      'assess',
      '--snapshot',
      await file('deal.json', snapshot),
      '--blueprint',
      path,
    );
    expect(code).toBe(2);
    expect(err).toMatch(/broken\.yaml:\d+:\d+: lifecycle\..*champ/);
  });

  test.each([
    ['a file that is not there', ['assess', '--snapshot', 'nowhere.json'], 'cannot read nowhere.json'],
    ['a text that is no JSON', ['assess', '--snapshot', 'LICENSE'], 'LICENSE is no JSON'],
    ['no snapshot', ['assess'], 'Usage:'],
    ['an unknown option', ['assess', '--snapshto', 'x'], '--snapshto'],
    ['an option of the other command', ['lint', 'x.yaml', '--as-of', NOW], '--as-of is no option of lint'],
    ['an unknown command', ['judge', 'x'], 'Usage:'],
    ['an unknown command that JavaScript has a word for', ['constructor', '--strict'], 'Usage:'],
  ])('says what is wrong with %s, and ends with 2', async (_, args, words) => {
    const { code, out, err } = await plumbline(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(words);
    expect(err).not.toContain('    at ');
  });

  /** What is said, with exit code 2, of a snapshot that cannot be judged. */
  async function refusal(content: unknown, asOf?: string): Promise<string> {
    const path = await file('refused.json', content);
    try {
      assessFiles({ snapshot: path, blueprint: undefined, benchmarks: undefined, asOf });
    } catch (error) {
      if (error instanceof InvalidInput) return error.message;
      throw error;
    }
    return 'nothing';
  }

  test.each([
    ['friday', '--as-of friday is no moment'],
    ['2026-11-20T10:00:00+01:00', '--as-of 2026-11-20T10:00:00+01:00 is no moment; write it in UTC'],
    [ago(61), `is before the record was made; write ${ago(60)} or later`],
  ])('says what is wrong with a moment: %s', async (moment, words) => {
    expect(await refusal(snapshot, moment)).toContain(words);
  });

  test('judges no contact', async () => {
    const words = /refused\.json:\d+: ref\.kind: Only deals and accounts are judged/;
    expect(await refusal({ ...snapshot, ref: { ...snapshot.ref, kind: 'contact' } })).toMatch(words);
  });

  test.each([
    ['{\n  "a": tru\n}', '2:8'],
    ['{\n  "a": 1,\n}', '3:1'],
    ['{\n  "a": }', '2:8'],
    ['', '1:1'],
  ])('names the place at which a text is no JSON: %j', async (text, place) => {
    const [what, ...problems] = (await refusal(text)).split('\n');
    expect(what).toMatch(/refused\.json is no JSON$/);
    expect(problems).toEqual([expect.stringContaining(`refused.json:${place}: `)]);
  });

  test('names every key that it does not know at its place', async () => {
    const text = JSON.stringify(snapshot).replace('"plumbline":1', '"plumbline":1,\n"visit":[]');
    expect(await refusal(text)).toContain('refused.json:2: visit: There is no such key here');
  });

  test('reads the file of an editor that marks its encoding', async () => {
    expect(await refusal(`\uFEFF${JSON.stringify(snapshot)}`)).toBe('nothing');
  });
});

describe('plumbline lint', () => {
  test('is content with the default blueprint', async () => {
    const { code, out } = await plumbline('lint', 'lib/blueprint/default.yaml', '--today', '2026-11-22');
    expect({ code, out }).toEqual({ code: 0, out: 'lib/blueprint/default.yaml: no problems\n' });
  });

  test('prints every error with its line, and ends with 1', async () => {
    const path = await file('lint.yaml', defaultText.replace('stage: closedwon }', 'stge: closedwon }'));
    const { code, out } = await plumbline('lint', path);
    expect(code).toBe(1);
    expect(out).toMatch(/^error: .*lint\.yaml:\d+:\d+: lifecycle\.closed_won.* \[format\/unknown-key\]$/m);
  });

  test('prints several files as JSON for a program to read', async () => {
    const broken = await file('broken-lint.yaml', defaultText.replace('min_confidence: 0.5', 'min_confidence: half'));
    const { code, out } = await plumbline('lint', 'lib/blueprint/default.yaml', broken, '--format', 'json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject([
      { file: 'lib/blueprint/default.yaml', errors: 0 },
      {
        file: broken,
        errors: 1,
        warnings: 0,
        problems: [{ rule: 'format/wrong-value', level: 'error', path: 'health.min_confidence', column: 3 }],
      },
    ]);
  });

  test('lets warnings pass, and counts them when asked to', async () => {
    const warned = await file('warned.yaml', defaultText.replace('    benchmark: { default: P180D } # ours\n', ''));
    const lenient = await plumbline('lint', warned);
    expect(lenient.code).toBe(0);
    expect(lenient.out).toContain('[stage/no-benchmark]');
    expect(await plumbline('lint', warned, '--strict')).toMatchObject({ code: 1 });
  });

  test.each([
    ['a format that is none', ['--format', 'xml'], '--format xml'],
    ['a day that is none', ['--today', 'friday'], '--today friday'],
  ])('refuses %s', async (_, args, words) => {
    const { code, out, err } = await plumbline('lint', 'lib/blueprint/default.yaml', ...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(words);
  });
});
