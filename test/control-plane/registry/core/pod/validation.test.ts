import { describe, expect, test } from 'vitest';
import { podStrategy } from '../../../../../src/control-plane/registry/core/pod/strategy';
import { createErrors } from '../../strategy-case';

const LABEL =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";

/** Errors of a pod whose spec has these fields besides a fine container. */
const ofSpec = (fields: string) =>
  createErrors(podStrategy, `{apiVersion: v1, kind: Pod, spec: {containers: [{name: c, image: i}], ${fields}}}`);
/** Errors of a pod whose container has these fields. */
const ofContainer = (fields: string, spec = 'volumes: [{name: v, emptyDir: {}}]') =>
  createErrors(
    podStrategy,
    `{apiVersion: v1, kind: Pod, spec: {containers: [{name: c, image: i, ${fields}}], ${spec}}}`,
  );

test('a pod without containers', () => {
  expect(createErrors(podStrategy, '{apiVersion: v1, kind: Pod, spec: {}}')).toEqual([
    'spec.containers: Required value',
  ]);
});

test('a fine pod', () => expect(ofSpec('')).toEqual([]));

test('a name that is none', () => {
  expect(
    createErrors(podStrategy, '{metadata: {name: Bad_Name}, spec: {containers: [{name: Bad_Name, image: x}]}}'),
  ).toEqual([
    `metadata.name: Invalid value: "Bad_Name": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')`,
    `spec.containers[0].name: Invalid value: "Bad_Name": ${LABEL}`,
  ]);
});

describe('containers', () => {
  const C = 'spec.containers[0]';
  const cases: [string, string[]][] = [
    [
      'imagePullPolicy: Sometimes',
      [`${C}.imagePullPolicy: Unsupported value: "Sometimes": supported values: "Always", "IfNotPresent", "Never"`],
    ],
    [
      'terminationMessagePolicy: X',
      [`${C}.terminationMessagePolicy: Unsupported value: "X": supported values: "File", "FallbackToLogsOnError"`],
    ],
    [
      'ports: [{containerPort: 70000}]',
      [`${C}.ports[0].containerPort: Invalid value: 70000: must be between 1 and 65535, inclusive`],
    ],
    ['ports: [{name: web}]', [`${C}.ports[0].containerPort: Required value`]],
    [
      'ports: [{containerPort: 80, protocol: HTTP}]',
      [`${C}.ports[0].protocol: Unsupported value: "HTTP": supported values: "SCTP", "TCP", "UDP"`],
    ],
    [
      'ports: [{containerPort: 80, name: a}, {containerPort: 81, name: a}]',
      [`${C}.ports[1].name: Duplicate value: "a"`],
    ],
    [
      'ports: [{containerPort: 80, name: much-too-long-name}]',
      [`${C}.ports[0].name: Invalid value: "much-too-long-name": must be no more than 15 characters`],
    ],
    [
      'ports: [{containerPort: 80, hostPort: 8080}, {containerPort: 81, hostPort: 8080}]',
      [`${C}.ports[1].hostPort: Duplicate value: "TCP//8080"`],
    ],
    [
      'env: [{name: 1A}]',
      [
        `${C}.env[0].name: Invalid value: "1A": a valid environment variable name must consist of alphabetic characters, digits, '_', '-', or '.', and must not start with a digit (e.g. 'my.env-name',  or 'MY_ENV.NAME',  or 'MyEnvName1', regex used for validation is '[-._a-zA-Z][-._a-zA-Z0-9]*')`,
      ],
    ],
    ['env: [{value: x}]', [`${C}.env[0].name: Required value`]],
    [
      'env: [{name: A, value: x, valueFrom: {fieldRef: {fieldPath: metadata.name}}}]',
      [`${C}.env[0].valueFrom: Invalid value: "": may not be specified when \`value\` is not empty`],
    ],
    [
      'env: [{name: A, valueFrom: {}}]',
      [
        `${C}.env[0].valueFrom: Invalid value: "": must specify one of: \`fieldRef\`, \`resourceFieldRef\`, \`configMapKeyRef\` or \`secretKeyRef\``,
      ],
    ],
    [
      'env: [{name: A, valueFrom: {fieldRef: {fieldPath: spec.foo}}}]',
      [
        `${C}.env[0].valueFrom.fieldRef.fieldPath: Invalid value: "spec.foo": error converting fieldPath: field label not supported: spec.foo`,
      ],
    ],
    [
      'env: [{name: A, valueFrom: {fieldRef: {fieldPath: status.phase}}}]',
      [
        `${C}.env[0].valueFrom.fieldRef.fieldPath: Unsupported value: "status.phase": supported values: "metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName", "spec.serviceAccountName", "status.hostIP", "status.hostIPs", "status.podIP", "status.podIPs"`,
      ],
    ],
    [
      'env: [{name: A, valueFrom: {fieldRef: {fieldPath: "metadata.labels[\'a b\']"}}}]',
      [
        `${C}.env[0].valueFrom.fieldRef: Invalid value: "a b": name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')`,
      ],
    ],
    [
      'env: [{name: A, valueFrom: {secretKeyRef: {name: s}}}]',
      [`${C}.env[0].valueFrom.secretKeyRef.key: Required value`],
    ],
    [
      'env: [{name: A, valueFrom: {resourceFieldRef: {resource: limits.cpu, divisor: "2"}}}]',
      [
        `${C}.env[0].valueFrom.resourceFieldRef.divisor: Invalid value: "limits.cpu": only divisor's values 1m and 1 are supported with the cpu resource`,
      ],
    ],
    [
      'envFrom: [{prefix: x}]',
      [`${C}.envFrom: Invalid value: "": must specify one of: \`configMapRef\` or \`secretRef\``],
    ],
    ['envFrom: [{configMapRef: {}}]', [`${C}.envFrom[0].configMapRef.name: Required value`]],
    ['volumeMounts: [{name: nope, mountPath: /x}]', [`${C}.volumeMounts[0].name: Not found: "nope"`]],
    [
      'volumeMounts: [{name: v, mountPath: /x}, {name: v, mountPath: /x}]',
      [`${C}.volumeMounts[1].mountPath: Invalid value: "/x": must be unique`],
    ],
    ['volumeMounts: [{name: v}]', [`${C}.volumeMounts[0].mountPath: Required value`]],
    [
      'volumeMounts: [{name: v, mountPath: /x, subPath: /abs}]',
      [`${C}.volumeMounts.subPath: Invalid value: "/abs": must be a relative path`],
    ],
    [
      'volumeMounts: [{name: v, mountPath: /x, mountPropagation: Bidirectional}]',
      [
        `${C}.volumeMounts.mountPropagation: Forbidden: Bidirectional mount propagation is available only to privileged containers`,
      ],
    ],
    [
      'volumeDevices: [{name: v, devicePath: /dev/x}]',
      [
        `${C}.volumeDevices[0].name: Invalid value: "v": can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode`,
      ],
    ],
    ['livenessProbe: {}', [`${C}.livenessProbe: Required value: must specify a handler type`]],
    [
      'livenessProbe: {exec: {command: [a]}, tcpSocket: {port: 1}}',
      [`${C}.livenessProbe.tcpSocket: Forbidden: may not specify more than 1 handler type`],
    ],
    [
      'livenessProbe: {exec: {command: [a]}, successThreshold: 2}',
      [`${C}.livenessProbe.successThreshold: Invalid value: 2: must be 1`],
    ],
    [
      'readinessProbe: {httpGet: {port: 0}, periodSeconds: -1}',
      [
        `${C}.readinessProbe.httpGet.port: Invalid value: 0: must be between 1 and 65535, inclusive`,
        `${C}.readinessProbe.periodSeconds: Invalid value: -1: must be greater than or equal to 0`,
      ],
    ],
    [
      'readinessProbe: {exec: {command: [a]}, terminationGracePeriodSeconds: 5}',
      [`${C}.readinessProbe.terminationGracePeriodSeconds: Invalid value: 5: must not be set for readinessProbes`],
    ],
    [
      'startupProbe: {httpGet: {port: 80, scheme: ftp}}',
      [`${C}.startupProbe.httpGet.scheme: Unsupported value: "ftp": supported values: "HTTP", "HTTPS"`],
    ],
    ['lifecycle: {preStop: {exec: {}}}', [`${C}.lifecycle.preStop.exec.command: Required value`]],
    [
      'resources: {requests: {cpu: "2"}, limits: {cpu: "1"}}',
      [`${C}.resources.requests: Invalid value: "2": must be less than or equal to cpu limit of 1`],
    ],
    [
      'resources: {limits: {cpu: "-1"}}',
      [
        `${C}.resources.limits[cpu]: Invalid value: "-1": must be greater than or equal to 0`,
        `${C}.resources.requests[cpu]: Invalid value: "-1": must be greater than or equal to 0`,
      ],
    ],
    [
      'resources: {limits: {foo: "1"}, requests: {foo: "1"}}',
      ['limits', 'requests'].flatMap((l) => [
        `${C}.resources.${l}[foo]: Invalid value: "foo": must be a standard resource type or fully qualified`,
        `${C}.resources.${l}[foo]: Invalid value: "foo": must be a standard resource for containers`,
      ]),
    ],
    [
      'resources: {requests: {nvidia.com/gpu: "1"}}',
      [`${C}.resources.limits: Required value: Limit must be set for non overcommitable resources`],
    ],
    [
      'resources: {requests: {nvidia.com/gpu: "1"}, limits: {nvidia.com/gpu: "2"}}',
      [`${C}.resources.requests: Invalid value: "1": must be equal to nvidia.com/gpu limit of 2`],
    ],
    [
      'resources: {limits: {hugepages-2Mi: 3Mi, cpu: "1"}}',
      ['limits', 'requests'].map(
        (l) =>
          `${C}.resources.${l}[hugepages-2Mi]: Invalid value: "3Mi": 3Mi is not positive integer multiple of hugepages-2Mi`,
      ),
    ],
    [
      'securityContext: {runAsUser: -1}',
      [`${C}.securityContext.runAsUser: Invalid value: -1: must be between 0 and 2147483647, inclusive`],
    ],
    [
      'securityContext: {seccompProfile: {type: Localhost}}',
      [
        `${C}.securityContext.seccompProfile.localhostProfile: Required value: must be set when seccomp type is Localhost`,
      ],
    ],
    ['restartPolicy: Always', [`${C}.restartPolicy: Forbidden: may not be set for non-init containers`]],
    [
      'securityContext: {allowPrivilegeEscalation: false, privileged: true}',
      [
        `${C}.securityContext: Invalid value: core.SecurityContext{Capabilities:(*core.Capabilities)(nil), Privileged:(*bool)(0xc000000000), SELinuxOptions:(*core.SELinuxOptions)(nil), WindowsOptions:(*core.WindowsSecurityContextOptions)(nil), RunAsUser:(*int64)(nil), RunAsGroup:(*int64)(nil), RunAsNonRoot:(*bool)(nil), ReadOnlyRootFilesystem:(*bool)(nil), AllowPrivilegeEscalation:(*bool)(0xc000000000), ProcMount:(*core.ProcMountType)(nil), SeccompProfile:(*core.SeccompProfile)(nil)}: cannot set \`allowPrivilegeEscalation\` to false and \`privileged\` to true`,
      ],
    ],
  ];
  test.each(cases)('%s', (fields, errors) => expect(ofContainer(fields)).toEqual(errors));

  test('white space around an image', () => {
    expect(createErrors(podStrategy, '{spec: {containers: [{name: c, image: " i"}]}}')).toEqual([
      `${C}.image: Invalid value: " i": must not have leading or trailing whitespace`,
    ]);
  });
  test('names of containers', () => {
    const yaml =
      '{spec: {containers: [{name: a, image: i}, {name: a, image: i}, {image: i}], initContainers: [{name: a}]}}';
    expect(createErrors(podStrategy, yaml)).toEqual([
      'spec.containers[1].name: Duplicate value: "a"',
      'spec.containers[2].name: Required value',
      'spec.initContainers[0].image: Required value',
      'spec.initContainers[0].name: Duplicate value: "a"',
    ]);
  });
  test('probes are not for init containers, ephemeral containers not for new pods', () => {
    const fields = `initContainers: [{name: i, image: i, livenessProbe: {tcpSocket: {port: 1}}}], ephemeralContainers: [{name: e, image: i, ports: [{containerPort: 1}]}]`;
    expect(ofSpec(fields)).toEqual([
      'spec.initContainers[0].livenessProbe: Forbidden: may not be set for init containers without restartPolicy=Always',
      'spec.ephemeralContainers[0].ports: Forbidden: cannot be set for an Ephemeral Container',
      'spec.ephemeralContainers: Forbidden: cannot be set on create',
    ]);
  });
});

describe('volumes', () => {
  const V = 'spec.volumes[0]';
  const cases: [string, string[]][] = [
    ['{emptyDir: {}}', [`${V}.name: Required value`]],
    ['{name: a_b}', [`${V}.name: Invalid value: "a_b": ${LABEL}`]],
    [
      '{name: v, emptyDir: {}, hostPath: {path: /x}}',
      [`${V}.hostPath: Forbidden: may not specify more than 1 volume type`],
    ],
    ['{name: v, hostPath: {}}', [`${V}.hostPath.path: Required value`]],
    [
      '{name: v, hostPath: {path: /a/../b, type: Dir}}',
      [
        `${V}.hostPath.path: Invalid value: "/a/../b": must not contain '..'`,
        `${V}.hostPath.type: Unsupported value: "Dir": supported values: "", "BlockDevice", "CharDevice", "Directory", "DirectoryOrCreate", "File", "FileOrCreate", "Socket"`,
      ],
    ],
    [
      '{name: v, secret: {defaultMode: 512}}',
      [
        `${V}.secret.secretName: Required value`,
        `${V}.secret.defaultMode: Invalid value: 512: must be a number between 0 and 0777 (octal), both inclusive`,
      ],
    ],
    [
      '{name: v, configMap: {name: c, items: [{key: k, path: ../x}]}}',
      [`${V}.configMap.items[0].path: Invalid value: "../x": must not contain '..'`],
    ],
    ['{name: v, persistentVolumeClaim: {}}', [`${V}.persistentVolumeClaim.claimName: Required value`]],
    ['{name: v, nfs: {server: s, path: x}}', [`${V}.nfs.path: Invalid value: "x": must be an absolute path`]],
    ['{name: v, gcePersistentDisk: {}}', [`${V}.persistentDisk.pdName: Required value`]],
    [
      '{name: v, downwardAPI: {items: [{path: l}]}}',
      [`${V}.downwardAPI: Required value: one of fieldRef and resourceFieldRef is required`],
    ],
    [
      '{name: v, projected: {sources: [{secret: {name: s}, configMap: {name: c}}]}}',
      [`${V}.projected.sources[0]: Forbidden: may not specify more than 1 volume type`],
    ],
    [
      '{name: v, projected: {sources: [{serviceAccountToken: {path: t, expirationSeconds: 10}}]}}',
      [
        `${V}.projected.sources[0].serviceAccountToken.expirationSeconds: Invalid value: 10: may not specify a duration less than 10 minutes`,
        `${V}.projected.sources[0].serviceAccountToken: Forbidden: must not be specified when serviceAccountName is not set`,
      ],
    ],
    [
      '{name: v, csi: {}}',
      [
        `${V}.csi.driver: Required value`,
        `${V}.csi.driver: Invalid value: "": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')`,
      ],
    ],
    ['{name: v, ephemeral: {}}', [`${V}.ephemeral.volumeClaimTemplate: Required value`]],
    ['{name: v}, {name: v}', ['spec.volumes[1].name: Duplicate value: "v"']],
  ];
  test.each(cases)('%s', (volumes, errors) => expect(ofSpec(`volumes: [${volumes}]`)).toEqual(errors));

  test('an invalid volume cannot be mounted', () => {
    const errors = ofContainer('volumeMounts: [{name: v, mountPath: /x}]', 'volumes: [{name: v, hostPath: {}}]');
    expect(errors).toEqual([
      'spec.volumes[0].hostPath.path: Required value',
      'spec.containers[0].volumeMounts[0].name: Not found: "v"',
    ]);
  });
});

describe('the rest of the spec', () => {
  const affinity = 'affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution:';
  const required = 'spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution';
  const preferred = 'spec.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[0]';
  const spread = 'spec.topologySpreadConstraints[0]';
  const cases: [string, string[]][] = [
    [
      'restartPolicy: Sometimes',
      ['spec.restartPolicy: Unsupported value: "Sometimes": supported values: "Always", "OnFailure", "Never"'],
    ],
    [
      'dnsPolicy: X',
      [
        'spec.dnsPolicy: Unsupported value: "X": supported values: "ClusterFirstWithHostNet", "ClusterFirst", "Default", "None"',
      ],
    ],
    ['dnsPolicy: None', ['spec.dnsConfig: Required value: must provide `dnsConfig` when `dnsPolicy` is None']],
    [
      'dnsConfig: {nameservers: [a, 1.1.1.1, 2.2.2.2, 3.3.3.3]}',
      [
        'spec.dnsConfig.nameservers: Invalid value: []string{"a", "1.1.1.1", "2.2.2.2", "3.3.3.3"}: must not have more than 3 nameservers',
        'spec.dnsConfig.nameservers[0]: Invalid value: "a": must be valid IP address',
      ],
    ],
    [
      'hostNetwork: true, containers: [{name: c, image: i, ports: [{containerPort: 80, hostPort: 81}]}]',
      [
        'spec.containers[0].ports[0].containerPort: Invalid value: 80: must match `hostPort` when `hostNetwork` is true',
      ],
    ],
    [
      'securityContext: {fsGroup: -5, sysctls: [{name: "A B"}]}',
      [
        'spec.securityContext.fsGroup: Invalid value: -5: must be between 0 and 2147483647, inclusive',
        'spec.securityContext.sysctls[0].name: Invalid value: "A B": must have at most 253 characters and match regex ^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[\\./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$',
      ],
    ],
    [
      `${affinity} {nodeSelectorTerms: []}}}`,
      [`${required}.nodeSelectorTerms: Required value: must have at least one node selector term`],
    ],
    [
      `${affinity} {nodeSelectorTerms: [{matchExpressions: [{key: a, operator: In}]}]}}}`,
      [
        `${required}.nodeSelectorTerms[0].matchExpressions[0].values: Required value: must be specified when \`operator\` is 'In' or 'NotIn'`,
      ],
    ],
    [
      'affinity: {podAntiAffinity: {preferredDuringSchedulingIgnoredDuringExecution: [{weight: 101, podAffinityTerm: {labelSelector: {}}}]}}',
      [
        `${preferred}.weight: Invalid value: 101: must be in the range 1-100`,
        `${preferred}.podAffinityTerm.topologyKey: Required value: can not be empty`,
        `${preferred}.podAffinityTerm.topologyKey: Invalid value: "": name part must be non-empty`,
        `${preferred}.podAffinityTerm.topologyKey: Invalid value: "": name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')`,
      ],
    ],
    ['schedulingGates: [{name: a}, {name: a}]', ['spec.schedulingGates[1]: Duplicate value: "a"']],
    [
      'schedulingGates: [{name: a}], nodeName: n',
      ['spec.nodeName: Forbidden: cannot be set until all schedulingGates have been cleared'],
    ],
    [
      'topologySpreadConstraints: [{maxSkew: 0, topologyKey: z, whenUnsatisfiable: X, minDomains: 2}]',
      [
        `${spread}.maxSkew: Invalid value: 0: must be greater than zero`,
        `${spread}.whenUnsatisfiable: Unsupported value: "X": supported values: "DoNotSchedule", "ScheduleAnyway"`,
        `${spread}.minDomains: Invalid value: 2: can only use minDomains if whenUnsatisfiable=DoNotSchedule, not X`,
      ],
    ],
    [
      'activeDeadlineSeconds: 0',
      ['spec.activeDeadlineSeconds: Invalid value: 0: must be between 1 and 2147483647, inclusive'],
    ],
    ['hostname: a.b', ['spec.hostname: Invalid value: "a.b": must not contain dots']],
    [
      'tolerations: [{operator: Equal, value: x}]',
      [
        'spec.tolerations[0].operator: Invalid value: "Equal": operator must be Exists when `key` is empty, which means "match all values and all keys"',
      ],
    ],
    [
      'tolerations: [{key: a, operator: Exists, value: x}]',
      [
        'spec.tolerations[0].operator: Invalid value: core.Toleration{Key:"a", Operator:"Exists", Value:"x", Effect:"", TolerationSeconds:(*int64)(nil)}: value must be empty when `operator` is \'Exists\'',
      ],
    ],
    [
      'tolerations: [{key: a, effect: Never, tolerationSeconds: 3}]',
      [
        'spec.tolerations[0].effect: Invalid value: "Never": effect must be \'NoExecute\' when `tolerationSeconds` is set',
        'spec.tolerations[0].effect: Unsupported value: "Never": supported values: "NoSchedule", "PreferNoSchedule", "NoExecute"',
      ],
    ],
    ['hostAliases: [{ip: x, hostnames: [a]}]', ['spec.hostAliases.ip: Invalid value: "x": must be valid IP address']],
    [
      'preemptionPolicy: X',
      ['spec.preemptionPolicy: Unsupported value: "X": supported values: "PreemptLowerPriority", "Never"'],
    ],
    ['os: {name: beos}', ['spec.os: Unsupported value: "beos": supported values: "linux", "windows"']],
    ['os: {name: windows}, hostPID: true', ['spec.hostPID: Forbidden: cannot be set for a windows pod']],
  ];
  test.each(cases)('%s', (fields, errors) => {
    const yaml = fields.includes('containers:') ? `{spec: {${fields}}}` : undefined;
    expect(yaml ? createErrors(podStrategy, yaml) : ofSpec(fields)).toEqual(errors);
  });
});

test('annotations', () => {
  const yaml = `{metadata: {annotations: {controller.kubernetes.io/pod-deletion-cost: high, kubernetes.io/config.mirror: x, container.apparmor.security.beta.kubernetes.io/d: runtime/default}}, spec: {containers: [{name: c, image: i}]}}`;
  expect(createErrors(podStrategy, yaml)).toEqual([
    'metadata.annotations[kubernetes.io/config.mirror]: Invalid value: "x": must set spec.nodeName if mirror pod annotation is set',
    'metadata.annotations[controller.kubernetes.io/pod-deletion-cost]: Invalid value: "high": must be a 32bit integer',
    'metadata.annotations[container.apparmor.security.beta.kubernetes.io/d]: Invalid value: "d": container not found',
  ]);
});
