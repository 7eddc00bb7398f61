/** The Kubernetes version that is simulated. */
export const KUBERNETES_VERSION = 'v1.28.15';
