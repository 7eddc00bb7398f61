import type { KubeObject } from '../../apimachinery/meta';

/** `v1.ConfigMap`. */
export interface ConfigMap extends KubeObject {
  immutable?: boolean;
  data?: Record<string, string>;
  binaryData?: Record<string, string>;
}
