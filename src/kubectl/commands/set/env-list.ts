/** `kubectl set env --list`: the variables of a container, with where they come from. */
import type { Container, EnvVar } from '../../../kube/api/core/v1';
import type { KubeObject } from '../../../kube/meta/meta';
import type { Context } from '../../cli/command';
import { referenceText, resolveReference } from './env-references';

/** Prints the variables; with `resolve`, references are looked up. Gives whether any could not be. */
export function listEnvironment(ctx: Context, object: KubeObject, container: Container, resolve: boolean): boolean {
  const { out, err } = ctx.streams;
  out.write(`# ${object.kind} ${object.metadata.name}, container ${container.name}\n`);
  const failures = new Map<string, string[]>();
  for (const variable of container.env ?? [])
    out.write(`${line(ctx, object, container, variable, resolve, failures)}\n`);
  const lines = [...failures].map(
    ([why, names]) => `error retrieving reference for ${names.sort().join(', ')}: ${why}\n`,
  );
  for (const text of lines.sort()) err.write(text);
  return lines.length > 0;
}

function line(
  ctx: Context,
  object: KubeObject,
  container: Container,
  { name, value = '', valueFrom }: EnvVar,
  resolve: boolean,
  failures: Map<string, string[]>,
): string {
  if (!valueFrom) return `${name}=${value}`;
  const reference = `# ${name} from ${referenceText(valueFrom)}`;
  if (!resolve) return reference;
  try {
    return `${name}=${resolveReference(ctx, valueFrom, object, container)}`;
  } catch (err) {
    const { message } = err as Error;
    failures.set(message, [...(failures.get(message) ?? []), name]);
    return reference;
  }
}
