import { loadBlueprint } from '../../lib/blueprint/load.ts';
import { problemLine } from './blueprint-file.ts';
import { textOf } from './json-file.ts';

/** Prints the errors and warnings of a blueprint file; 1 where it has errors and so cannot be used, else 0. */
export function lintFile(file: string): 0 | 1 {
  const loaded = loadBlueprint(textOf(file));
  const [level, problems] = loaded.ok ? ['warning', loaded.warnings] : ['error', loaded.problems];
  for (const problem of problems) process.stdout.write(`${level}: ${problemLine(file, problem)}\n`);
  const count = problems.length === 1 ? `1 ${level}` : `${problems.length} ${level}s`;
  process.stdout.write(`${file}: ${problems.length === 0 ? 'no problems' : count}\n`);
  return loaded.ok ? 0 : 1;
}
