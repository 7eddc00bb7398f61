/** Running a plugin: a program on the PATH for what no command is named. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';
import type { Host } from './host';

/**
 * Runs `kubectl-foo-bar baz` for `kubectl foo bar baz`, or the plugin with the longest name there is. Gives its exit
 * code; undefined when there is none. Throws when it cannot be started.
 */
export function runPlugin(argv: readonly string[], { binary, env, cwd, streams }: Host): number | undefined {
  if (binary !== 'kubectl') return undefined;
  const flagAt = argv.findIndex((arg) => arg.startsWith('-'));
  const names = flagAt < 0 ? argv : argv.slice(0, flagAt);
  for (let count = names.length; count > 0; count--) {
    const name = names.slice(0, count).map((arg) => arg.replaceAll('-', '_'));
    const file = findProgram(`kubectl-${name.join('-')}`, env.PATH ?? '', cwd);
    if (!file) continue;
    streams.flush();
    const { status, error } = spawnSync(file, argv.slice(count), { stdio: 'inherit', cwd, env });
    if (error) throw error;
    return status ?? 1;
  }
  return undefined;
}

function findProgram(name: string, searchPath: string, cwd: string): string | undefined {
  return searchPath
    .split(path.delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => path.resolve(cwd, folder, name))
    .find(isProgram);
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
