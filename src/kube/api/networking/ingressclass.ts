import type { KubeObject } from '../../meta/meta';

/** `networking.k8s.io/v1` IngressClass. */
export interface IngressClass extends KubeObject {
  spec?: {
    controller?: string;
    parameters?: { apiGroup?: string; kind: string; name: string; scope?: string; namespace?: string };
  };
}
