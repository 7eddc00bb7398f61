/** The types of `discovery/v1`, written by `npm run types`. */
import type { KubeObject } from '../../meta/meta';
import type { ObjectReference } from '../core/v1';

/** `v1.AddressType`. */
export type AddressType = 'FQDN' | 'IPv4' | 'IPv6';

/** `discovery/v1.Endpoint`. */
export interface Endpoint {
  addresses: string[];
  conditions?: EndpointConditions;
  hostname?: string;
  targetRef?: ObjectReference;
  deprecatedTopology?: Record<string, string>;
  nodeName?: string;
  zone?: string;
  hints?: EndpointHints;
}

/** `discovery/v1.EndpointConditions`. */
export interface EndpointConditions {
  ready?: boolean;
  serving?: boolean;
  terminating?: boolean;
}

/** `discovery/v1.EndpointHints`. */
export interface EndpointHints {
  forZones?: ForZone[];
}

/** `discovery/v1.EndpointPort`. */
export interface EndpointPort {
  name?: string;
  protocol?: Protocol;
  port?: number;
  appProtocol?: string;
}

/** `discovery/v1.EndpointSlice`. */
export interface EndpointSlice extends KubeObject {
  addressType: AddressType;
  endpoints: Endpoint[] | null;
  ports: EndpointPort[] | null;
}

/** `discovery/v1.ForZone`. */
export interface ForZone {
  name: string;
}

/** `v1.Protocol`. */
export type Protocol = 'SCTP' | 'TCP' | 'UDP';
