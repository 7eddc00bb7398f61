/** CSI nodes: `pkg/registry/storage/csinode`. */
import type { CSINode } from '../../../../kube/api/storage/v1';
import type { Strategy } from '../../strategy';
import { csiNodeColumns } from './columns';
import { validateCSINode } from './validation';

/** CSI nodes are kept by the kubelets. */
export const csiNodeStrategy: Strategy<CSINode> = { validate: validateCSINode, columns: csiNodeColumns };
