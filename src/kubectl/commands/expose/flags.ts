/** The flags of `kubectl expose`. */
import { flag, type ValuesOf } from '../../cli/flags/declare';
import { overrideFlags } from '../../options/overrides';
import {
  dryRunFlag,
  fieldManagerFlag,
  filenameFlags,
  printFlags,
  recordFlag,
  saveConfigFlag,
} from '../../options/standard';

/** In no particular order: help sorts them. */
export function exposeFlags() {
  return {
    ...filenameFlags('identifying the resource to expose a service'),
    ...printFlags(),
    ...overrideFlags(),
    ...dryRunFlag(),
    ...fieldManagerFlag('kubectl-expose'),
    ...recordFlag(),
    ...saveConfigFlag(),
    'cluster-ip': flag.string("Address of the service, or 'None' for a headless one."),
    'external-ip': flag.string('Another address at which the service is to answer.'),
    labels: flag.string('Labels of the service.', { shorthand: 'l' }),
    'load-balancer-ip': flag.string('Address of a service of type LoadBalancer.'),
    name: flag.string('Name of the service; without it that of the object.'),
    port: flag.string('Port of the service; without it those of the object.'),
    protocol: flag.string('Protocol of the ports; TCP where the object says nothing else.'),
    selector: flag.string('Labels of the pods; without it as the object selects them.'),
    'session-affinity': flag.string("Keep clients with one pod: 'None' or 'ClientIP'"),
    'target-port': flag.string('Name or number of the port of the pods.'),
    type: flag.string('Type of the service: ClusterIP, NodePort, LoadBalancer, or ExternalName.'),
  };
}

/** Their values. */
export type Flags = ValuesOf<ReturnType<typeof exposeFlags>>;
