import { formatFloat } from '../fmt/shortest-float';
import { setField } from '../json/field';
import type { JsonObject, JsonValue } from '../json/value';
import { goSyntax, goSyntaxOfKey } from './go-syntax';
import type { AliasNode, MappingNode, Node, ScalarNode } from './node';
import { type Resolved, resolveNode } from './resolve';
import { plainError, YAMLError } from './yaml-error';

/** A key given twice in one mapping. */
export interface DuplicateKey {
  /** Where the second value starts, counted from 1. */
  line: number;
  key: string;
  /** The names and indexes that lead to the mapping. */
  path: Path;
  /** go-yaml's words for it: `line 5: key "tier" already set in map`. */
  message: string;
}

type Path = readonly (string | number)[];

/**
 * Makes JSON of a node tree as sigs.k8s.io/yaml does: aliases and `<<` filled in, keys turned into strings (`true`, `2`,
 * `1.5`), the last of equal keys kept. With `onDuplicate` it is the strict reading: the first of equal keys is kept and
 * every further one told. Throws YAMLError for cycles and for what JSON cannot say (`.inf`, null keys).
 */
export function constructJSON(node: Node, onDuplicate?: (duplicate: DuplicateKey) => void): JsonValue {
  const builder = new Builder(onDuplicate);
  const value = builder.value(node, []);
  // Converting to JSON comes after decoding all of the YAML, and so do its errors.
  const failure = builder.badKey ?? builder.badNumber;
  if (failure) throw failure;
  return value;
}

class Builder {
  badKey: YAMLError | undefined;
  badNumber: YAMLError | undefined;
  private readonly open = new Set<AliasNode>();
  private decoded = 0;
  private fromAliases = 0;

  constructor(private readonly onDuplicate?: (duplicate: DuplicateKey) => void) {}

  value(node: Node, path: Path): JsonValue {
    this.count();
    switch (node.kind) {
      case 'alias':
        return this.throughAlias(node, () => this.value(node.target, path));
      case 'sequence': {
        // A loop, here and below: Go reads nesting of some thousand levels, and every frame counts.
        const list: JsonValue[] = [];
        for (let i = 0; i < node.items.length; i++) list.push(this.value(node.items[i] as Node, this.inside(path, i)));
        return list;
      }
      case 'mapping': {
        const object: JsonObject = {};
        this.fill(object, node, path, this.onDuplicate && new Set());
        return object;
      }
      case 'scalar':
        return this.scalar(node);
    }
  }

  private scalar(node: ScalarNode): JsonValue {
    const { value } = resolveNode(node);
    if (typeof value === 'bigint') return Number(value);
    if (typeof value === 'number' && !Number.isFinite(value)) {
      this.badNumber ??= new YAMLError(`json: unsupported value: ${formatFloat(value, 64)}`);
    }
    return value;
  }

  /** The path is of use to strict reading only. */
  private inside(path: Path, step: string | number): Path {
    return this.onDuplicate ? [...path, step] : path;
  }

  private throughAlias<T>(node: AliasNode, visit: () => T): T {
    if (this.open.has(node)) throw plainError(`anchor '${node.name}' value contains itself`);
    this.open.add(node);
    const result = visit();
    this.open.delete(node);
    return result;
  }

  /** go-yaml's guard against documents that blow up through aliases. */
  private count(): void {
    this.decoded++;
    if (this.open.size > 0) this.fromAliases++;
    if (this.fromAliases <= 100 || this.decoded <= 1000) return;
    const scale = Math.min(Math.max((this.decoded - 400_000) / 3_600_000, 0), 1);
    if (this.fromAliases / this.decoded > 0.99 - 0.89 * scale) throw plainError('document contains excessive aliasing');
  }

  private fill(object: JsonObject, node: MappingNode, path: Path, seen?: Set<Resolved['value']>): void {
    for (let i = 0; i < node.entries.length; i++) {
      const { key, value } = node.entries[i] as MappingNode['entries'][number];
      if (isMerge(key)) this.merge(object, value, path, seen);
      else {
        const resolved = this.key(key);
        const made = this.value(value, this.inside(path, keyName(resolved) ?? ''));
        this.set(object, resolved, made, value, path, seen);
      }
    }
  }

  private set(
    object: JsonObject,
    key: Resolved,
    made: JsonValue,
    value: Node,
    path: Path,
    seen?: Set<Resolved['value']>,
  ): void {
    const name = keyName(key);
    if (name === undefined) this.badKey ??= unsupportedKey(key, value);
    else if (seen?.has(key.value)) {
      const message = `line ${value.line}: key ${goSyntaxOfKey(key)} already set in map`;
      this.onDuplicate?.({ line: value.line, key: name, path, message });
    } else setField(object, name, made);
    seen?.add(key.value);
  }

  private merge(object: JsonObject, node: Node, path: Path, seen?: Set<Resolved['value']>): void {
    // Of several, the first is to win, so it is written last.
    const sources = node.kind === 'sequence' ? [...node.items].reverse() : [node];
    for (const source of sources) {
      const target = source.kind === 'alias' ? source.target : source;
      if (target.kind !== 'mapping') throw plainError('map merge requires map or sequence of maps as the value');
      this.count();
      if (source.kind === 'alias') this.throughAlias(source, () => this.fill(object, target, path, seen));
      else this.fill(object, target, path, seen);
    }
  }

  private key(node: Node): Resolved {
    this.count();
    const target = node.kind === 'alias' ? node.target : node;
    if (target.kind !== 'scalar') throw plainError(`invalid map key: ${goSyntax(target)}`);
    return resolveNode(target);
  }
}

function isMerge(node: Node): boolean {
  return node.kind === 'scalar' && node.value === '<<' && (node.implicit || node.tag === 'tag:yaml.org,2002:merge');
}

/** The key as a JSON object has it; undefined for null and numbers above int64, which sigs.k8s.io/yaml does not take. */
function keyName({ type, value }: Resolved): string | undefined {
  if (value === null || (typeof value === 'bigint' && value >= 1n << 63n)) return undefined;
  if (type !== 'float') return String(value);
  const text = formatFloat(Number(value), 32);
  if (text === 'NaN') return '.nan';
  return text.replace('+Inf', '.inf').replace('-Inf', '-.inf');
}

function unsupportedKey(key: Resolved, value: Node): YAMLError {
  const type = key.value === null ? '%!s(<nil>)' : 'uint64';
  const shown = goSyntax(value).replace(/^interface \{\}\(nil\)$/, '<nil>');
  return new YAMLError(`Unsupported map key of type: ${type}, key: ${goSyntaxOfKey(key)}, value: ${shown}`);
}
