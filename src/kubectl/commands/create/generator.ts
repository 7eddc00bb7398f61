/** How a `kubectl create KIND` is declared, and what all of them do with the object they make. */
import type { JsonObject } from '../../../go/json/value';
import type { GroupVersionResource, KubeObject } from '../../../kube/meta/meta';
import { encodeTyped } from '../../../kube/schema/strict-decode';
import type { Command, Context, FlagValues } from '../../cli/command';
import { dryRunStrategy } from '../../cli/dry-run';
import { warningWriter } from '../../cli/warning';
import { resultPrinter } from '../../options/output';
import { dryRunFlag, fieldManagerFlag, printFlags, saveConfigFlag, validateFlag } from '../../options/standard';
import { fieldValidation } from '../../options/validation';
import { typedLastAppliedAnnotation } from './saved-config';

/** What a generator is asked for. */
export interface GeneratorRequest {
  ctx: Context;
  name: string;
  flags: FlagValues;
  /** What stands behind the name: the command of a container. */
  command: string[];
}

/** An object as a generator makes it; what its type writes besides, and the namespace, are added. */
export interface GeneratedObject extends JsonObject {
  apiVersion: string;
  kind: string;
  metadata: JsonObject & { name: string };
}

/** One `kubectl create KIND`. */
export interface Generator
  extends Pick<Command, 'name' | 'aliases' | 'usage' | 'short' | 'long' | 'examples' | 'flags'> {
  resource: GroupVersionResource;
  /** The object lives in no namespace. */
  clusterScoped?: boolean;
  /** What is put before the server's message, e.g. `failed to create configmap: `; without one it is told as it is. */
  failure?: string;
  /** `--save-config` is accepted and does nothing. */
  ignoresSaveConfig?: boolean;
  /** Checks the flags and makes the object. Throws kubectl's errors. */
  generate(request: GeneratorRequest): GeneratedObject | Promise<GeneratedObject>;
}

/** The command a generator's declaration stands for. */
export function generatorCommand(generator: Generator): Command {
  const { name, aliases, usage, short, long, examples, flags = [] } = generator;
  return {
    name,
    aliases,
    usage,
    short,
    long,
    examples,
    flags: [
      ...printFlags(),
      ...flags,
      dryRunFlag(),
      fieldManagerFlag('kubectl-create'),
      saveConfigFlag(),
      validateFlag(),
    ],
    access: 'write',
    run: (ctx, args, values) => runGenerator(generator, ctx, args, values),
  };
}

async function runGenerator(
  generator: Generator,
  ctx: Context,
  args: readonly string[],
  flags: FlagValues,
): Promise<void> {
  const name = nameFromArgs(ctx, args, flags);
  const dryRun = dryRunStrategy(flags, ctx);
  const print = resultPrinter(ctx, flags, { dryRun, typed: true });
  const fieldValidationDirective = fieldValidation(flags);
  const generated = await generator.generate({ ctx, name, flags, command: args.slice(1) });
  let object = typedObject(ctx, generator, generated);
  if (flags.bool('save-config') && !generator.ignoresSaveConfig) object = typedLastAppliedAnnotation(object);
  if (dryRun === 'client') return print(object, 'created');
  const created = send(ctx, generator, object, {
    dryRun: dryRun === 'server',
    fieldManager: flags.string('field-manager'),
    fieldValidation: fieldValidationDirective,
    warn: warningWriter(ctx),
  });
  print(encodeTyped(created, created), 'created');
}

/** The one NAME a command takes. Throws `exactly one NAME is required, got 0` (create.NameFromCommandArgs). */
export function nameFromArgs(ctx: Context, args: readonly string[], flags: FlagValues): string {
  const count = flags.argsLenAtDash < 0 ? args.length : flags.argsLenAtDash;
  if (count !== 1) throw ctx.usageError(`exactly one NAME is required, got ${count}`);
  return args[0] as string;
}

/** Throws where a kind's generator insists on a name itself; others leave that to the server. */
export function requireName(name: string): void {
  if (name === '') throw new Error('name must be specified');
}

function typedObject(ctx: Context, { clusterScoped }: Generator, generated: GeneratedObject): KubeObject {
  const namespace = ctx.enforceNamespace && !clusterScoped ? { namespace: ctx.namespace } : {};
  return encodeTyped({ ...generated, metadata: { ...generated.metadata, ...namespace } }, generated);
}

function send(
  ctx: Context,
  { resource, clusterScoped, failure }: Generator,
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
