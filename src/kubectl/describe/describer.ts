/** What describers of kinds have in common. */
import type { KubeObject } from '../../kube/meta/meta';
import type { ClusterView } from './cluster-view';
import type { Description } from './description';

/** Writes the description of one object. */
// biome-ignore lint/suspicious/noExplicitAny: a describer takes the type of its kind
export type Describe<T extends KubeObject = any> = (page: Description, object: T, view: ClusterView) => void;
