import type { KubeObject } from '../../meta/meta';

/** `networking.k8s.io/v1` IngressBackend. */
export interface IngressBackend {
  service?: { name: string; port?: { name?: string; number?: number } };
  resource?: { apiGroup?: string; kind: string; name: string };
}

/** `networking.k8s.io/v1` HTTPIngressPath. */
export interface HTTPIngressPath {
  path?: string;
  pathType?: string;
  backend: IngressBackend;
}

/** `networking.k8s.io/v1` IngressRule. */
export interface IngressRule {
  host?: string;
  http?: { paths: HTTPIngressPath[] | null };
}

/** `networking.k8s.io/v1` Ingress. */
export interface Ingress extends KubeObject {
  spec?: {
    ingressClassName?: string;
    defaultBackend?: IngressBackend;
    tls?: { hosts?: string[]; secretName?: string }[];
    rules?: IngressRule[];
  };
  status?: { loadBalancer?: { ingress?: { ip?: string; hostname?: string }[] } };
}
