/** `kubectl plugin list`. */

import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { quote } from '../../../go/strconv/quote';
import { type Context, command } from '../../cli/command';
import { Aggregate } from '../../cli/errors';
import { entries } from '../../cli/find';
import { flag } from '../../cli/flags/declare';

export const list = command({
  name: 'list',
  usage: 'list [flags]',
  short: 'List the plugins on the PATH',
  long: `Lists the plugins on the PATH: files that can be executed and whose name begins with kubectl-.`,
  examples: `# All plugins
kubectl plugin list`,
  flags: { 'name-only': flag.bool('Only the names of the plugins, not their paths') },
  access: 'none',
  run(ctx, _args, flags) {
    const { plugins, errors } = findPlugins(ctx);
    for (const error of errors) ctx.streams.err.write(`${error}\n`);
    if (plugins.length === 0) throw new Error('unable to find any kubectl plugins in your PATH');
    ctx.streams.out.write('The following compatible plugins are available:\n\n');
    let warnings = 0;
    const seen = new Map<string, string>();
    for (const file of plugins) {
      ctx.streams.out.write(`${flags['name-only'] ? path.basename(file) : file}\n`);
      for (const warning of warningsOf(ctx, file, seen)) {
        ctx.streams.err.write(`  - warning: ${warning}\n`);
        warnings++;
      }
    }
    if (warnings > 0)
      throw new Aggregate([
        new Error(warnings === 1 ? 'one plugin warning was found' : `${warnings} plugin warnings were found`),
      ]);
  },
});

function findPlugins({ env, cwd }: Context): { plugins: string[]; errors: string[] } {
  const plugins: string[] = [];
  const errors: string[] = [];
  for (const folder of new Set((env.PATH ?? '').split(path.delimiter))) {
    if (folder.trim() === '') continue;
    try {
      const files = readdirSync(path.resolve(cwd, folder), { withFileTypes: true });
      const names = files
        .filter((file) => !file.isDirectory() && file.name.startsWith('kubectl-'))
        .map(({ name }) => name);
      plugins.push(...names.sort().map((name) => path.join(folder, name)));
    } catch (err) {
      const why = (err as NodeJS.ErrnoException).code === 'ENOTDIR' ? 'not a directory' : 'no such file or directory';
      errors.push(`Unable to read directory "${folder}" from your PATH: open ${folder}: ${why}. Skipping...`);
    }
  }
  return { plugins, errors };
}

/** What is the matter with a plugin; `seen` has the plugins before it. */
function warningsOf(ctx: Context, file: string, seen: Map<string, string>): string[] {
  const name = path.basename(file);
  const earlier = seen.get(name);
  const warnings: string[] = [];
  if (!isExecutable(file)) warnings.push(`${file} identified as a kubectl plugin, but it is not executable`);
  if (earlier !== undefined) warnings.push(`${file} is overshadowed by a similarly named plugin: ${earlier}`);
  else seen.set(name, file);
  const overwritten = overwrittenCommand(ctx, name);
  if (overwritten) warnings.push(`${name} overwrites existing command: ${quote(overwritten)}`);
  return warnings;
}

function isExecutable(file: string): boolean {
  return ((statSync(file, { throwIfNoEntry: false })?.mode ?? 0) & 0o111) !== 0;
}

/** A plugin can extend no command there is. */
function overwrittenCommand(ctx: Context, name: string): string | undefined {
  const [binary = '', command = ''] = name.split('-');
  if (command === '') return binary;
  const known = entries(ctx.commands).some((entry) => !entry.name.startsWith('__') && entry.name === command);
  return known ? `${binary} ${command}` : undefined;
}
