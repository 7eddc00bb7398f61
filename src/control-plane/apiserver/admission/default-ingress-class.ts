import type { Ingress } from '../../../kube/api/networking/v1';
import type { KubeObject } from '../../../kube/meta/meta';
import type { AdmissionPlugin } from './plugin';

const DEFAULT = 'ingressclass.kubernetes.io/is-default-class';
const CLASS_ANNOTATION = 'kubernetes.io/ingress.class';

/** `DefaultIngressClass`: an ingress that names no class gets the default one, the newest if there are several. */
export const defaultIngressClass: AdmissionPlugin = {
  admit({ operation, resource, subresource, object, ctx }) {
    if (operation !== 'CREATE' || subresource || resource.key !== 'ingresses.networking.k8s.io') return;
    const { metadata, spec } = object as Ingress;
    if (!spec || spec.ingressClassName !== undefined || metadata.annotations?.[CLASS_ANNOTATION] !== undefined) return;
    const newestFirst = (a: KubeObject, b: KubeObject) =>
      (b.metadata.creationTimestamp ?? '').localeCompare(a.metadata.creationTimestamp ?? '') ||
      a.metadata.name.localeCompare(b.metadata.name);
    const [first] = ctx
      .list('ingressclasses.networking.k8s.io')
      .filter((c) => c.metadata.annotations?.[DEFAULT] === 'true')
      .sort(newestFirst);
    if (first) spec.ingressClassName = first.metadata.name;
  },
};
