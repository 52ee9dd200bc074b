import { copyFile, mkdir, mkdtemp, readdir, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** A Firefox that an administrator has installed with policies. */
export interface ManagedFirefox {
  executablePath: string;
  remove(): Promise<void>;
}

/**
 * Makes an installation of its own from an installed Firefox, whose files it shares, with enterprise policies in force. Firefox
 * reads them from the folder of its program, which a test must not touch. Chromium for Linux reads its policies from
 * `/etc` alone, for everybody on the machine, so that no test can give it any.
 */
export async function managedFirefox(installed: string, policies: object): Promise<ManagedFirefox> {
  const program = await realpath(installed);
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-firefox-'));
  const executablePath = join(folder, basename(program));
  // A link would lead Firefox back to the folder that it was installed in.
  await copyFile(program, executablePath);
  const shared = (await readdir(dirname(program))).filter(
    (name) => name !== basename(program) && name !== 'distribution',
  );
  await Promise.all(shared.map((name) => symlink(join(dirname(program), name), join(folder, name))));
  await mkdir(join(folder, 'distribution'));
  await writeFile(join(folder, 'distribution', 'policies.json'), JSON.stringify({ policies }));
  return { executablePath, remove: () => rm(folder, { recursive: true }) };
}
