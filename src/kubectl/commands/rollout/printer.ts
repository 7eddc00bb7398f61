/** Printing what a rollout command has done to an object. */
import { encodeJSON } from '../../../go/json/json';
import type { JsonValue } from '../../../go/json/value';
import type { KubeObject } from '../../../kube/meta/meta';
import { encodeTyped } from '../../../kube/schema/strict-decode';
import type { Context } from '../../cli/command';
import type { DryRun } from '../../cli/dry-run';
import { type PrintFlags, resultPrinter } from '../../options/output';

/**
 * A printer for objects kubectl knows the Go type of, made when it is first used: a wrong `-o` is found out only then.
 */
export function workloadPrinter(
  ctx: Context,
  flags: PrintFlags,
  dryRun: DryRun = 'none',
): (object: KubeObject, operation: string) => void {
  if (flags.output.toLowerCase() === 'json') return (object) => ctx.streams.out.write(typedJSON(object));
  let print: ReturnType<typeof resultPrinter> | undefined;
  return (object, operation) => {
    print ??= resultPrinter(ctx, flags, { dryRun, typed: true });
    print(object, operation);
  };
}

/** JSON in the order of the fields of Go's struct. */
function typedJSON(object: KubeObject): string {
  const { apiVersion, kind, ...rest } = encodeTyped(object, object);
  return `${encodeJSON({ kind, apiVersion, ...rest } as unknown as JsonValue, '    ', 'as-is')}\n`;
}
