/** How a `kubectl create KIND` is declared, and what all of them do with the object they make. */

import type { JsonObject } from '../../../go/json/value';
import type { GroupVersionResource, KubeObject } from '../../../kube/meta/meta';
import { encodeTyped } from '../../../kube/schema/strict-decode';
import { type Command, type Context, command } from '../../cli/command';
import { dryRunStrategy } from '../../cli/dry-run';
import type { FlagDeclarations, ValuesOf } from '../../cli/flags/declare';
import { warningWriter } from '../../cli/warning';
import { resultPrinter } from '../../options/output';
import { dryRunFlag, fieldManagerFlag, printFlags, saveConfigFlag, validateFlag } from '../../options/standard';
import { fieldValidation } from '../../options/validation';
import { typedLastAppliedAnnotation } from './saved-config';

/** What a generator with the flags `F` is asked for. */
interface GeneratorRequest<F extends FlagDeclarations> {
  ctx: Context;
  name: string;
  flags: ValuesOf<F>;
  /** What stands behind the name: the command of a container. */
  command: string[];
}

/** An object as a generator makes it; what its type writes besides, and the namespace, are added. */
export interface GeneratedObject extends JsonObject {
  apiVersion: string;
  kind: string;
  metadata: JsonObject & { name: string };
}

/** One `kubectl create KIND` with the flags `F`. */
interface Generator<F extends FlagDeclarations>
  extends Pick<Command<F>, 'name' | 'aliases' | 'usage' | 'short' | 'long' | 'examples' | 'flags'> {
  resource: GroupVersionResource;
  /** The object lives in no namespace. */
  clusterScoped?: boolean;
  /** What is put before the server's message, e.g. `failed to create configmap: `; without one it is told as it is. */
  failure?: string;
  /** `--save-config` is accepted and does nothing. */
  ignoresSaveConfig?: boolean;
  /** Checks the flags and makes the object. Throws kubectl's errors. */
  generate(request: GeneratorRequest<F>): GeneratedObject | Promise<GeneratedObject>;
}

/** The flags all of them have. */
function commonFlags() {
  return {
    ...printFlags(),
    ...dryRunFlag(),
    ...fieldManagerFlag('kubectl-create'),
    ...saveConfigFlag(),
    ...validateFlag(),
  };
}

/** The command a generator's declaration stands for. */
export function generatorCommand<F extends FlagDeclarations>(generator: Generator<F>): Command {
  const { name, aliases, usage, short, long, examples, flags } = generator;
  return command({
    name,
    aliases,
    usage,
    short,
    long,
    examples,
    flags: { ...commonFlags(), ...flags },
    access: 'write',
    // The generator's own flags are among the values, whatever they are.
    run: (ctx, args, values) => runGenerator(generator, ctx, args, values as unknown as Values & ValuesOf<F>),
  });
}

type Values = ValuesOf<ReturnType<typeof commonFlags>>;

async function runGenerator<F extends FlagDeclarations>(
  generator: Generator<F>,
  ctx: Context,
  args: readonly string[],
  flags: Values & ValuesOf<F>,
): Promise<void> {
  const name = nameFromArgs(ctx, args);
  const dryRun = dryRunStrategy(flags, ctx);
  const print = resultPrinter(ctx, flags, { dryRun, typed: true });
  const fieldValidationDirective = fieldValidation(flags);
  const generated = await generator.generate({ ctx, name, flags, command: args.slice(1) });
  let object = typedObject(ctx, generator, generated);
  if (flags['save-config'] && !generator.ignoresSaveConfig) object = typedLastAppliedAnnotation(object);
  if (dryRun === 'client') return print(object, 'created');
  const created = send(ctx, generator, object, {
    dryRun: dryRun === 'server',
    fieldManager: flags['field-manager'],
    fieldValidation: fieldValidationDirective,
    warn: warningWriter(ctx),
  });
  print(encodeTyped(created, created), 'created');
}

/** The one NAME a command takes. Throws `exactly one NAME is required, got 0` (create.NameFromCommandArgs). */
export function nameFromArgs(ctx: Context, args: readonly string[]): string {
  const count = ctx.argsLenAtDash < 0 ? args.length : ctx.argsLenAtDash;
  if (count !== 1) throw ctx.usageError(`exactly one NAME is required, got ${count}`);
  return args[0] as string;
}

/** Throws where a kind's generator insists on a name itself; others leave that to the server. */
export function requireName(name: string): void {
  if (name === '') throw new Error('name must be specified');
}

function typedObject(
  ctx: Context,
  { clusterScoped }: Pick<Generator<FlagDeclarations>, 'clusterScoped'>,
  generated: GeneratedObject,
): KubeObject {
  const namespace = ctx.enforceNamespace && !clusterScoped ? { namespace: ctx.namespace } : {};
  return encodeTyped({ ...generated, metadata: { ...generated.metadata, ...namespace } }, generated);
}

function send(
  ctx: Context,
  { resource, clusterScoped, failure }: Pick<Generator<FlagDeclarations>, 'resource' | 'clusterScoped' | 'failure'>,
  object: KubeObject,
  options: Parameters<Context['session']['client']['create']>[2],
): KubeObject {
  const target = clusterScoped ? resource : { ...resource, namespace: ctx.namespace };
  try {
    return ctx.session.client.create(target, object, options);
  } catch (err) {
    if (failure === undefined) throw err;
    throw new Error(`${failure}${(err as Error).message}`);
  }
}
