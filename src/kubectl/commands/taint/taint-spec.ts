/** Taints as arguments: `key=value:effect`, `key:effect`, and with a `-` behind it what is to go. */
import type { Taint, TaintEffect } from '../../../kube/api/core/v1';
import { isQualifiedName, isValidLabelValue } from '../../../kube/names/name-formats';

/** A taint as an argument names it: without an effect, all of the key. */
export type TaintSpec = Omit<Taint, 'effect'> & { effect?: TaintEffect };

/** What a command line asks for. Taints to remove have no value. */
export interface TaintChanges {
  add: Taint[];
  remove: TaintSpec[];
}

const EFFECTS: readonly TaintEffect[] = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

/** Whether an argument is a taint and not the name of a resource. */
export function isTaintSpec(arg: string): boolean {
  return arg.includes('=') || arg.includes(':') || arg.endsWith('-');
}

/** Throws for the first argument that is no taint (taint.parseTaints of kubectl). */
export function parseTaints(specs: readonly string[]): TaintChanges {
  const changes: TaintChanges = { add: [], remove: [] };
  for (const spec of specs) {
    if (spec.endsWith('-')) {
      const { key, effect } = parseTaint(spec.slice(0, -1));
      changes.remove.push({ key, effect });
      continue;
    }
    const { effect, ...parsed } = parseTaint(spec);
    if (!effect) throw new Error(`invalid taint spec: ${spec}`);
    const taint = { ...parsed, effect };
    if (changes.add.some((known) => matches(known, taint)))
      throw new Error(
        `duplicated taints with the same key and effect: {${taint.key} ${taint.value ?? ''} ${taint.effect} <nil>}`,
      );
    changes.add.push(taint);
  }
  return changes;
}

/** Whether two taints are the same but for their value: there may be only one of them. */
export function matches(a: TaintSpec, b: TaintSpec): boolean {
  return a.key === b.key && a.effect === b.effect;
}

/** `key`, `key:effect` (taint to remove: `Taint.ToString`). */
export function taintText({ key, effect }: TaintSpec): string {
  return effect === undefined ? key : `${key}:${effect}`;
}

function parseTaint(spec: string): TaintSpec {
  const [head = '', wanted, ...more] = spec.split(':');
  if (more.length > 0) throw new Error(`invalid taint spec: ${spec}`);
  if (wanted === undefined) return { key: checkedKey(spec, head) };
  const effect = EFFECTS.find((known) => known === wanted);
  if (!effect) throw new Error(`invalid taint effect: ${wanted}, unsupported taint effect`);
  const [key = '', value, ...rest] = head.split('=');
  if (rest.length > 0) throw new Error(`invalid taint spec: ${spec}`);
  const problems = isValidLabelValue(value ?? '');
  if (problems.length > 0) throw new Error(`invalid taint spec: ${spec}, ${problems.join('; ')}`);
  return { key: checkedKey(spec, key), ...(value ? { value } : {}), effect };
}

function checkedKey(spec: string, key: string): string {
  const problems = isQualifiedName(key);
  if (problems.length > 0) throw new Error(`invalid taint spec: ${spec}, ${problems.join('; ')}`);
  return key;
}
