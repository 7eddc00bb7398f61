/** Runs one command line: finds the command, reads its flags, opens the cluster, reports what went wrong. */

import { encodeJSON } from '../../go/json/json';
import type { JsonValue } from '../../go/json/value';
import { quote } from '../../go/strconv/quote';
import { StatusError } from '../../kube/errors/status-error';
import type { Command, CommandGroup, Context } from './command';
import { CommandContext } from './context';
import { defaultSubCommandRun } from './default-run';
import { dispatch } from './dispatch';
import { Aggregate, checkErr, ExitError } from './errors';
import { entries, type Found, findCommand } from './find';
import type { Flag } from './flags/flag';
import { FlagValues } from './flags/flag-values';
import { helpText, usageText } from './help';
import type { Host } from './host';
import { klogInfo } from './klog';
import { rootCommand } from './root-command';
import { suggestionsFor } from './suggestions';
import { warningCount } from './warning';

/** The exit code of `argv` (without the binary's name). All output has been flushed when it resolves. */
export async function execute(argv: readonly string[], host: Host): Promise<number> {
  const code = await executeBuffered(argv, host);
  host.streams.flush();
  return code;
}

/** Like `execute`, but leaves the last of the output in the buffers. */
async function executeBuffered(argv: readonly string[], host: Host): Promise<number> {
  try {
    await executeCommand(argv, host);
    return 0;
  } catch (err) {
    const { text, code } = checkErr(err);
    host.streams.err.write(text);
    return code;
  }
}

async function executeCommand(argv: readonly string[], host: Host): Promise<void> {
  const root = rootCommand(host);
  const groups = host.commands;
  const found = await findCommand(root, groups, helpFlag, argv);
  if (found.path.length === 1 && found.next !== undefined) {
    const { runPlugin } = await import('./plugin');
    const code = runPlugin(argv, host);
    if (code === 0) return;
    throw code === undefined ? unknownCommand(argv, found.next, host, groups) : new ExitError(code);
  }
  const values = new FlagValues(found.flags.all());
  if (found.command.rawArgs) return runCommand(found, found.args, values, host, groups);
  const line = found.flags.normalise(found.args);
  values.argsLenAtDash = line.argsLenAtDash;
  let parsed: string[] | undefined;
  try {
    await dispatch(found.path, found.flags, values, line, async (args) => {
      if (line.error) throw line.error;
      parsed = args;
    });
  } catch (err) {
    throw flagError(err as Error, found);
  }
  if (parsed) await runCommand(found, parsed, values, host, groups);
}

async function runCommand(
  found: Found,
  args: string[],
  values: FlagValues,
  host: Host,
  groups: readonly CommandGroup[],
): Promise<void> {
  const { command } = found;
  printDeprecations(found, values, host);
  const flags = values.all();
  if (flags.help || found.path.length === 1) {
    host.streams.out.write(helpText(found));
    return;
  }
  if (command.name === 'help') {
    await printHelpFor(args, host, groups);
    return;
  }
  const missing = values.missingRequired();
  if (missing.length > 0) throw new Error(`required flag(s) ${missing.map(quote).join(', ')} not set`);
  const ctx = new CommandContext(found, values, flags, host, (argv) => executeBuffered(argv, host));
  await ctx.open(typeof command.access === 'function' ? command.access(args, flags) : command.access);
  try {
    if (command.run) await command.run(ctx, args, flags);
    else defaultSubCommandRun(command, ctx, args);
    if (ctx.globals.warningsAsErrors) refuseWarnings(warningCount(ctx));
  } catch (error) {
    logRefusal(ctx, error);
    throw error;
  } finally {
    await ctx.close();
  }
}

function refuseWarnings(count: number): void {
  if (count > 0) throw new Error(count === 1 ? '1 warning received' : `${count} warnings received`);
}

/** From this `-v` on what the server refused is logged as it came: `StatusError.DebugError`. */
const LOGS_REFUSALS = 4;

function logRefusal(ctx: Context, thrown: unknown): void {
  const error = thrown instanceof Aggregate && thrown.errors.length === 1 ? thrown.errors[0] : thrown;
  if (ctx.globals.verbosity < LOGS_REFUSALS || !(error instanceof StatusError)) return;
  const status = encodeJSON(error.status as unknown as JsonValue, '  ', 'as-is').trimEnd();
  klogInfo(ctx, 'helpers.go:246', `server response object: [${status}]`);
}

/** `kubectl help create configmap`. */
async function printHelpFor(args: readonly string[], host: Host, groups: readonly CommandGroup[]): Promise<void> {
  const root = rootCommand(host);
  const topic = await findCommand(root, groups, helpFlag, args);
  if (topic.path.length > 1 || topic.next === undefined) {
    host.streams.out.write(helpText(topic));
    return;
  }
  const words = args.map((arg) => (arg.includes('`') ? quote(arg) : `\`${arg}\``)).join(' ');
  host.streams.err.write(`Unknown help topic [${words}]\n${usageText({ path: [host.binary], command: root, groups })}`);
}

function unknownCommand(argv: readonly string[], name: string, host: Host, groups: readonly CommandGroup[]): Error {
  // what no command is named may be a plugin, and kubectl looks for one by what comes first
  if (argv[0]?.startsWith('-')) return new ExitError(1, `Error: flags cannot be placed before plugin name: ${argv[0]}`);
  const near = suggestionsFor(name, entries(groups));
  const hint = near.length > 0 ? `\n\nDid you mean this?\n${near.map((n) => `\t${n}\n`).join('')}` : '';
  return new Error(`unknown command ${quote(name)} for ${quote(host.binary)}${hint}`);
}

function flagError(err: Error, { path, command }: Found): Error {
  const message = `${err.message}\n${command.flagErrorHint ?? `See '${path.join(' ')} --help' for usage.`}`;
  return command.flagErrorCode ? new ExitError(command.flagErrorCode, `error: ${message}`) : new Error(message);
}

/** Once for every time such a flag stands on the command line. */
function printDeprecations(found: Found, values: FlagValues, host: Host): void {
  for (const given of values.given) {
    const { name, deprecated } = found.flags.lookup(given.slice(2).split('=', 1)[0] ?? '') ?? {};
    if (deprecated !== undefined) host.streams.err.write(`Flag --${name} has been deprecated, ${deprecated}\n`);
  }
}

function helpFlag(command: Command['name']): Flag {
  return { name: 'help', shorthand: 'h', type: 'bool', usage: `help for ${command}`, hidden: true };
}
