/** The kinds of the core group. */
import type { Strategy } from '../strategy';
import { componentStatusStrategy } from './componentstatus/columns';
import { configMapStrategy } from './configmap/strategy';
import { endpointsStrategy } from './endpoints/strategy';
import { eventStrategy } from './event/strategy';
import { limitRangeStrategy } from './limitrange/strategy';
import { namespaceStrategy } from './namespace/strategy';
import { nodeStrategy } from './node/strategy';
import { persistentVolumeStrategy } from './persistentvolume/strategy';
import { persistentVolumeClaimStrategy } from './persistentvolumeclaim/strategy';
import { podStrategy } from './pod/strategy';
import { podTemplateStrategy } from './podtemplate/strategy';
import { replicationControllerStrategy } from './replicationcontroller/strategy';
import { resourceQuotaStrategy } from './resourcequota/strategy';
import { secretStrategy } from './secret/strategy';
import { serviceStrategy } from './service/strategy';
import { serviceAccountStrategy } from './serviceaccount/strategy';

export const coreStrategies: Record<string, Strategy> = {
  componentstatuses: componentStatusStrategy,
  configmaps: configMapStrategy,
  endpoints: endpointsStrategy,
  events: eventStrategy,
  pods: podStrategy,
  podtemplates: podTemplateStrategy,
  replicationcontrollers: replicationControllerStrategy,
  limitranges: limitRangeStrategy,
  namespaces: namespaceStrategy,
  nodes: nodeStrategy,
  persistentvolumes: persistentVolumeStrategy,
  persistentvolumeclaims: persistentVolumeClaimStrategy,
  resourcequotas: resourceQuotaStrategy,
  secrets: secretStrategy,
  services: serviceStrategy,
  serviceaccounts: serviceAccountStrategy,
};
