/** Nodes: `pkg/registry/core/node`. */
import type { Node } from '../../../../kube/api/core/v1';
import type { Strategy } from '../../strategy';
import { nodeColumns } from './columns';
import { validateNode, validateNodeUpdate } from './validation';

const EMPTY_NODE_INFO = () => ({
  architecture: '',
  bootID: '',
  containerRuntimeVersion: '',
  kernelVersion: '',
  kubeProxyVersion: '',
  kubeletVersion: '',
  machineID: '',
  operatingSystem: '',
  osImage: '',
  systemUUID: '',
});

/** A node's status may come with its creation: the kubelet registers itself in one go. */
export const nodeStrategy: Strategy<Node> = {
  setDefaults(node) {
    node.spec ??= {};
    node.status ??= {};
    const { spec, status } = node;
    status.daemonEndpoints ??= { kubeletEndpoint: { Port: 0 } };
    status.nodeInfo = { ...EMPTY_NODE_INFO(), ...status.nodeInfo };
    status.allocatable ??= status.capacity && { ...status.capacity };
    if (!status.allocatable) delete status.allocatable;
    // The singular and the plural field say the same.
    if (spec.podCIDR && spec.podCIDRs?.[0] !== spec.podCIDR) spec.podCIDRs = [spec.podCIDR];
    else if (spec.podCIDRs?.[0] && !spec.podCIDR) spec.podCIDR = spec.podCIDRs[0];
  },
  validate: validateNode,
  validateUpdate: validateNodeUpdate,
  selectableFields: ({ spec }) => ({ 'spec.unschedulable': String(spec?.unschedulable ?? false) }),
  columns: nodeColumns,
};
