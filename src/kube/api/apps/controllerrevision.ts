/** `apps/v1.ControllerRevision`. */
import type { JsonObject } from '../../../go/json/value';
import type { KubeObject } from '../../meta/meta';

/** `apps/v1.ControllerRevision`: one remembered template of a StatefulSet or DaemonSet. */
export interface ControllerRevision extends KubeObject {
  data?: JsonObject;
  revision: number;
}
