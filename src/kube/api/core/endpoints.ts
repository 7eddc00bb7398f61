import type { KubeObject } from '../../meta/meta';
import type { ObjectReference } from './objectreference';

/** `v1.EndpointAddress`. */
export interface EndpointAddress {
  ip: string;
  hostname?: string;
  nodeName?: string;
  targetRef?: ObjectReference;
}

/** `v1.EndpointPort`. */
export interface EndpointPort {
  name?: string;
  port: number;
  protocol?: string;
  appProtocol?: string;
}

/** `v1.EndpointSubset`. */
export interface EndpointSubset {
  addresses?: EndpointAddress[];
  notReadyAddresses?: EndpointAddress[];
  ports?: EndpointPort[];
}

/** `v1.Endpoints`. */
export interface Endpoints extends KubeObject {
  subsets?: EndpointSubset[];
}
