import { describe, expect, it } from 'vitest';
import { admissionRegistrationStrategies } from '../../../src/control-plane/registry/admissionregistration';
import { apiRegistrationStrategies } from '../../../src/control-plane/registry/apiregistration';
import { autoscalingStrategies } from '../../../src/control-plane/registry/autoscaling';
import { certificatesStrategies } from '../../../src/control-plane/registry/certificates';
import { coordinationStrategies } from '../../../src/control-plane/registry/coordination';
import { coreStrategies } from '../../../src/control-plane/registry/core';
import { discoveryStrategies } from '../../../src/control-plane/registry/discovery';
import { flowControlStrategies } from '../../../src/control-plane/registry/flowcontrol';
import { networkingStrategies } from '../../../src/control-plane/registry/networking';
import { nodeStrategies } from '../../../src/control-plane/registry/node';
import { policyStrategies } from '../../../src/control-plane/registry/policy';
import { rbacStrategies } from '../../../src/control-plane/registry/rbac';
import { schedulingStrategies } from '../../../src/control-plane/registry/scheduling';
import { storageStrategies } from '../../../src/control-plane/registry/storage';
import type { Strategy } from '../../../src/control-plane/registry/strategy';
import { header, object, row } from './strategy-case';

const strategies: Record<string, Strategy> = {
  ...coreStrategies,
  ...admissionRegistrationStrategies,
  ...apiRegistrationStrategies,
  ...autoscalingStrategies,
  ...certificatesStrategies,
  ...coordinationStrategies,
  ...discoveryStrategies,
  ...flowControlStrategies,
  ...networkingStrategies,
  ...nodeStrategies,
  ...policyStrategies,
  ...rbacStrategies,
  ...schedulingStrategies,
  ...storageStrategies,
};

const of = (resource: string): Strategy => {
  const strategy = strategies[resource];
  if (!strategy) throw new Error(`no strategy for ${resource}`);
  return strategy;
};

it.each<[string, string]>([
  ['apiservices.apiregistration.k8s.io', 'NAME|SERVICE|AVAILABLE|AGE'],
  ['certificatesigningrequests.certificates.k8s.io', 'NAME|AGE|SIGNERNAME|REQUESTOR|REQUESTEDDURATION|CONDITION'],
  ['clusterrolebindings.rbac.authorization.k8s.io', 'NAME|ROLE|AGE||USERS|GROUPS|SERVICEACCOUNTS'],
  ['componentstatuses', 'NAME|STATUS|MESSAGE|ERROR'],
  ['configmaps', 'NAME|DATA|AGE'],
  [
    'csidrivers.storage.k8s.io',
    'NAME|ATTACHREQUIRED|PODINFOONMOUNT|STORAGECAPACITY|TOKENREQUESTS|REQUIRESREPUBLISH|MODES|AGE',
  ],
  ['csinodes.storage.k8s.io', 'NAME|DRIVERS|AGE'],
  ['csistoragecapacities.storage.k8s.io', 'NAME|STORAGECLASSNAME|CAPACITY'],
  ['endpoints', 'NAME|ENDPOINTS|AGE'],
  [
    'flowschemas.flowcontrol.apiserver.k8s.io',
    'NAME|PRIORITYLEVEL|MATCHINGPRECEDENCE|DISTINGUISHERMETHOD|AGE|MISSINGPL',
  ],
  ['ingressclasses.networking.k8s.io', 'NAME|CONTROLLER|PARAMETERS|AGE'],
  ['leases.coordination.k8s.io', 'NAME|HOLDER|AGE'],
  ['mutatingwebhookconfigurations.admissionregistration.k8s.io', 'NAME|WEBHOOKS|AGE'],
  ['namespaces', 'NAME|STATUS|AGE'],
  ['networkpolicies.networking.k8s.io', 'NAME|POD-SELECTOR|AGE'],
  ['priorityclasses.scheduling.k8s.io', 'NAME|VALUE|GLOBAL-DEFAULT|AGE'],
  [
    'prioritylevelconfigurations.flowcontrol.apiserver.k8s.io',
    'NAME|TYPE|NOMINALCONCURRENCYSHARES|QUEUES|HANDSIZE|QUEUELENGTHLIMIT|AGE',
  ],
  ['runtimeclasses.node.k8s.io', 'NAME|HANDLER|AGE'],
  ['secrets', 'NAME|TYPE|DATA|AGE'],
  ['serviceaccounts', 'NAME|SECRETS|AGE'],
  ['services', 'NAME|TYPE|CLUSTER-IP|EXTERNAL-IP|PORT(S)|AGE||SELECTOR'],
  ['validatingwebhookconfigurations.admissionregistration.k8s.io', 'NAME|WEBHOOKS|AGE'],
  ['volumeattachments.storage.k8s.io', 'NAME|ATTACHER|PV|NODE|ATTACHED|AGE'],
])('titles of %s', (resource, expected) => expect(header(of(resource))).toBe(expected));

it.each(['limitranges', 'roles.rbac.authorization.k8s.io', 'clusterroles.rbac.authorization.k8s.io'])(
  '%s have the default columns',
  (resource) => expect(of(resource).columns).toBeUndefined(),
);

describe('rows', () => {
  const at = 'creationTimestamp: "2026-11-22T10:29:48Z"';
  it.each<[string, string, string]>([
    ['apiservices.apiregistration.k8s.io', '{spec: {}}', 'x|Local|Unknown|12s'],
    [
      'apiservices.apiregistration.k8s.io',
      '{spec: {service: {namespace: n, name: s}}, status: {conditions: [{type: Available, status: "False", reason: Missing}]}}',
      'x|n/s|False (Missing)|12s',
    ],
    [
      'certificatesigningrequests.certificates.k8s.io',
      '{spec: {signerName: s, username: u, expirationSeconds: 3600}, status: {conditions: [{type: Approved}], certificate: c}}',
      'x|12s|s|u|60m|Approved,Issued',
    ],
    ['certificatesigningrequests.certificates.k8s.io', '{spec: {}}', 'x|12s|<none>||<none>|Pending'],
    ['componentstatuses', '{conditions: [{type: Healthy, status: "True", message: ok}]}', 'x|Healthy|ok|'],
    ['componentstatuses', '{conditions: [{type: Healthy, status: "False", error: e}]}', 'x|Unhealthy||e'],
    ['leases.coordination.k8s.io', '{spec: {holderIdentity: me}}', 'x|me|12s'],
    ['serviceaccounts', '{secrets: [{name: a}]}', 'x|1|12s'],
    ['csinodes.storage.k8s.io', '{spec: {drivers: [{}]}}', 'x|1|12s'],
    [
      'csidrivers.storage.k8s.io',
      '{spec: {volumeLifecycleModes: [Persistent]}}',
      'x|true|false|false|<unset>|false|Persistent|12s',
    ],
    ['mutatingwebhookconfigurations.admissionregistration.k8s.io', '{webhooks: [{}, {}]}', 'x|2|12s'],
    [
      'flowschemas.flowcontrol.apiserver.k8s.io',
      '{spec: {priorityLevelConfiguration: {name: p}, matchingPrecedence: 1, distinguisherMethod: {type: ByUser}}, status: {conditions: [{type: Dangling, status: "False"}]}}',
      'x|p|1|ByUser|12s|False',
    ],
    [
      'prioritylevelconfigurations.flowcontrol.apiserver.k8s.io',
      '{spec: {type: Limited, limited: {nominalConcurrencyShares: 5, limitResponse: {queuing: {queues: 64, handSize: 6, queueLengthLimit: 50}}}}}',
      'x|Limited|5|64|6|50|12s',
    ],
    ['runtimeclasses.node.k8s.io', '{handler: h}', 'x|h|12s'],
  ])('%s %s', (resource, yaml, expected) => {
    expect(row(of(resource), object(yaml.replace('{', `{metadata: {${at}}, `)))).toBe(expected);
  });
});
