import type { KubeObject } from '../../meta/meta';

/** `v1.ConfigMap`. */
export interface ConfigMap extends KubeObject {
  immutable?: boolean;
  data?: Record<string, string>;
  binaryData?: Record<string, string>;
}
