/** `v1.NodeSelectorRequirement`. */
export interface NodeSelectorRequirement {
  key: string;
  operator: string;
  values?: string[];
}

/** `v1.NodeSelectorTerm`. */
export interface NodeSelectorTerm {
  matchExpressions?: NodeSelectorRequirement[];
  matchFields?: NodeSelectorRequirement[];
}

/** `v1.NodeSelector`: the terms are alternatives. */
export interface NodeSelector {
  nodeSelectorTerms: NodeSelectorTerm[];
}

/** `v1.VolumeNodeAffinity`. */
export interface VolumeNodeAffinity {
  required?: NodeSelector;
}
