import type { KubeObject } from '../../meta/meta';

/** `v1.Secret`; values of `data` are base64. */
export interface Secret extends KubeObject {
  immutable?: boolean;
  data?: Record<string, string>;
  /** Write only: merged into `data` on the way in. */
  stringData?: Record<string, string>;
  type?: string;
}
