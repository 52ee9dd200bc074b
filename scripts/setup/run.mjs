import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const WINDOWS = process.platform === 'win32';

/** The environment of every command: the installed packages' programs, Node among them, come first. */
function environment(more) {
  const env = { ...process.env, ...more };
  const path = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  return { ...env, [path]: [join(ROOT, 'node_modules', '.bin'), env[path]].join(delimiter) };
}

/** An argument as the shell of Windows takes it, where the paths of many users hold a blank. */
function quoted(argument) {
  return /\s/.test(argument) ? `"${argument}"` : argument;
}

/**
 * Runs a command in the project's folder, its output passed through, and gives whether it ended well.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {Record<string, string>} [env] added to the environment
 * @returns {Promise<boolean>}
 */
export function run(command, args, env = {}) {
  return new Promise((resolve) => {
    const given = WINDOWS ? args.map(quoted) : args;
    const child = spawn(command, given, { cwd: ROOT, env: environment(env), stdio: 'inherit', shell: WINDOWS });
    const forward = (signal) => child.kill(signal);
    process.once('SIGINT', forward);
    process.once('SIGTERM', forward);
    const end = (ok) => {
      process.off('SIGINT', forward);
      process.off('SIGTERM', forward);
      resolve(ok);
    };
    child.on('error', (error) => {
      console.error(`${command} could not be started: ${error.message}`);
      end(false);
    });
    child.on('exit', (code) => end(code === 0));
  });
}

/** Prints a heading. */
export function heading(text) {
  console.log(`\n── ${text} ${'─'.repeat(Math.max(0, 76 - text.length))}\n`);
}
