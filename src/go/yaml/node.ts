/** A document as go-yaml v2's node tree: what stands where, before anything is made of it. */
export type Node = ScalarNode | SequenceNode | MappingNode | AliasNode;

export interface ScalarNode {
  kind: 'scalar';
  /** Counted from 1. */
  line: number;
  value: string;
  /** The full tag, e.g. `tag:yaml.org,2002:int`, or empty. */
  tag: string;
  /** May be read as something else than a string: unquoted, or tagged `!`. */
  implicit: boolean;
}

export interface SequenceNode {
  kind: 'sequence';
  line: number;
  items: Node[];
}

export interface MappingNode {
  kind: 'mapping';
  line: number;
  entries: { key: Node; value: Node }[];
}

export interface AliasNode {
  kind: 'alias';
  line: number;
  name: string;
  target: Node;
}
