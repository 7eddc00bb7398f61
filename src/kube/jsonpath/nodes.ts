/** What a JSONPath template parses into: `node.go` of client-go/util/jsonpath. */

/** One of `[start:end:step]`; `derived` marks the end that `[index]` implies. */
export interface SliceBound {
  known: boolean;
  value: number;
  derived: boolean;
}

export type PathNode =
  | { type: 'list'; nodes: PathNode[] }
  | { type: 'text'; text: string }
  | { type: 'field'; name: string }
  | { type: 'identifier'; name: string }
  | { type: 'array'; bounds: [SliceBound, SliceBound, SliceBound] }
  | { type: 'filter'; left: ListNode; right: ListNode; operator: string }
  | { type: 'int'; value: number }
  | { type: 'float'; value: number }
  | { type: 'bool'; value: boolean }
  | { type: 'wildcard' }
  | { type: 'recursive' }
  | { type: 'union'; lists: ListNode[] };

export type ListNode = Extract<PathNode, { type: 'list' }>;
