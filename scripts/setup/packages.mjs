import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { heading, ROOT, run } from './run.mjs';

async function lockedPackages(file) {
  try {
    const { packages } = JSON.parse(await readFile(join(ROOT, file), 'utf8'));
    return packages;
  } catch {
    return null;
  }
}

/** Whether every locked package is installed at its locked version; what is for other systems only does not count. */
async function upToDate() {
  const locked = await lockedPackages('package-lock.json');
  const installed = await lockedPackages(join('node_modules', '.package-lock.json'));
  if (locked === null)
    throw new Error('package-lock.json is missing or broken: restore it, as by "git checkout package-lock.json".');
  if (installed === null) return false;
  return Object.entries(locked).every(
    ([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version,
  );
}

/** Installs the locked packages unless they are there. */
export async function ensurePackages() {
  if (await upToDate()) return;
  heading('Installing the locked packages');
  // Packages that want a newer Node run with the one among them: npm's warnings of that would only worry.
  if (!(await run('npm', ['ci', '--loglevel=error']))) throw new Error('"npm ci" failed: see what it says above.');
}
