/** Environment variables on the command line: `KEY=VALUE`, `KEY-` and `-` for standard input. */

import { quote } from '../../../go/strconv/quote';
import type { EnvVar } from '../../../kube/api/core/v1';
import { isEnvVarName } from '../../../kube/names/name-formats';

const isEnvironment = (arg: string) => /^.+=.*$/s.test(arg) || arg.endsWith('-');

/** Resources come first. Throws where one comes after a variable. */
export function splitEnvironment(args: readonly string[]): { resources: string[]; environment: string[] } {
  const first = args.findIndex(isEnvironment);
  const [resources, environment] = first < 0 ? [[...args], []] : [args.slice(0, first), args.slice(first)];
  if (!environment.every(isEnvironment))
    throw new Error(`all resources must be specified before environment changes: ${args.join(' ')}`);
  return { resources, environment };
}

/** What is to be set and removed. */
export interface EnvironmentChanges {
  variables: EnvVar[];
  removed: string[];
}

/** Reads the variables; `readStdin` gives what `-` stands for. Rejects with kubectl's words for what is none. */
export async function parseEnvironment(
  specs: readonly string[],
  readStdin: () => Promise<string>,
): Promise<EnvironmentChanges> {
  const variables: EnvVar[] = [];
  const removed: string[] = [];
  const set = new Set<string>();
  for (const spec of specs) {
    const equals = spec.indexOf('=');
    if (spec === '-') variables.push(...readVariables(await readStdin()));
    else if (equals >= 0) {
      const name = spec.slice(0, equals);
      const wrong = isEnvVarName(name);
      if (wrong.length > 0) throw new Error(`${quote(name)} is not a valid key name: ${wrong.join(';')}`);
      set.add(name);
      variables.push({ name, value: spec.slice(equals + 1) });
    } else if (spec.endsWith('-')) removed.push(spec.slice(0, -1));
    else throw new Error(`unknown environment variable: ${spec}`);
  }
  if (removed.some((name) => set.has(name)))
    throw new Error('can not both modify and remove the same environment variable in the same command');
  return { variables, removed };
}

/** What stands behind a `#` is a comment; lines without a `=` are passed over. */
function readVariables(text: string): EnvVar[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.replace(/#.*$/, ''))
    .filter((line) => line.includes('='))
    .map((line) => ({ name: line.slice(0, line.indexOf('=')), value: line.slice(line.indexOf('=') + 1) }));
}

/** The variables of a container after the change: those it has keep their place, new ones come behind. */
export function updateEnvironment(existing: readonly EnvVar[], { variables, removed }: EnvironmentChanges): EnvVar[] {
  const covered = new Set(removed);
  const out: EnvVar[] = [];
  for (const old of existing) {
    if (covered.has(old.name)) continue;
    const newer = variables.find(({ name }) => name === old.name);
    if (newer) covered.add(old.name);
    out.push(newer ?? old);
  }
  for (const variable of variables) {
    if (covered.has(variable.name)) continue;
    covered.add(variable.name);
    out.push(variable);
  }
  return out;
}

/** Throws where a variable has another value already. */
export function checkNoOverwrites(existing: readonly EnvVar[], variables: readonly EnvVar[]): void {
  for (const { name, value = '' } of variables) {
    const current = existing.find((variable) => variable.name === name);
    if (current && (current.value ?? '') !== value)
      throw new Error(`'${name}' already has a value (${current.value ?? ''}), and --overwrite is false`);
  }
}
