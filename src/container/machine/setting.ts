/** A container where it stands: what its files and its environment are made from. */
import type { Container, Pod } from '../../kube/api/core/v1';
import type { FoundImage } from '../images/find-image';
import type { ClusterView } from '../network/cluster-view';

/** One container of a pod in a cluster. */
export interface Setting {
  pod: Pod;
  container: Container;
  cluster: ClusterView;
  image: FoundImage;
}
