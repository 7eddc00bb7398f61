import { formatFloat } from '../fmt/shortest-float';
import { quote } from '../strconv/quote';
import type { MappingNode, Node } from './node';
import { type Resolved, resolveNode } from './resolve';

/** What go-yaml v2 decodes a node to, as Go's `%#v` shows it in errors. */
export function goSyntax(node: Node): string {
  switch (node.kind) {
    case 'alias':
      return goSyntax(node.target);
    case 'sequence':
      return `[]interface {}{${node.items.map(goSyntax).join(', ')}}`;
    case 'mapping':
      return `map[interface {}]interface {}{${entries(node).join(', ')}}`;
    case 'scalar': {
      const resolved = resolveNode(node);
      return resolved.value === null ? 'interface {}(nil)' : goSyntaxOfKey(resolved);
    }
  }
}

function entries(node: MappingNode): string[] {
  const values = new Map<string, string>();
  for (const { key, value } of node.entries) values.set(goSyntax(key), goSyntax(value));
  return [...values].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => `${key}:${value}`);
}

/** A scalar value as Go's `%#v` shows it: `"tier"`, `2`, `true`, `0xffffffffffffffff`, `<nil>`. */
export function goSyntaxOfKey({ type, value }: Resolved): string {
  if (value === null) return '<nil>';
  if (typeof value === 'bigint') return value < 1n << 63n ? String(value) : `0x${value.toString(16)}`;
  if (type === 'float') return formatFloat(Number(value), 64);
  return typeof value === 'string' ? quote(value) : String(value);
}
