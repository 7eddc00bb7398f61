import { describe, expect, it } from 'vitest';
import { serviceStrategy } from '../../../../../src/control-plane/registry/core/service/strategy';
import type { Service } from '../../../../../src/kube/api/core/v1';
import { created, createErrors, object, request, row, updateErrors } from '../../strategy-case';

const service = (spec: string, metadata = '{}') => `{metadata: ${metadata}, spec: ${spec}}`;

describe('what the API server fills in', () => {
  const common = { internalTrafficPolicy: 'Cluster', ipFamilies: ['IPv4'], ipFamilyPolicy: 'SingleStack' };
  const address = { clusterIP: '10.36.8.127', clusterIPs: ['10.36.8.127'] };
  const nodePort = { externalTrafficPolicy: 'Cluster', sessionAffinity: 'None' };
  it.each<[string, object]>([
    [
      '{selector: {a: b}, ports: [{port: 80}]}',
      {
        ...common,
        ...address,
        ports: [{ port: 80, protocol: 'TCP', targetPort: 80 }],
        selector: { a: 'b' },
        sessionAffinity: 'None',
        type: 'ClusterIP',
      },
    ],
    [
      '{type: NodePort, ports: [{port: 80, nodePort: 30123, targetPort: http}]}',
      {
        ...common,
        ...address,
        ...nodePort,
        ports: [{ nodePort: 30123, port: 80, protocol: 'TCP', targetPort: 'http' }],
        type: 'NodePort',
      },
    ],
    [
      '{type: LoadBalancer, ports: [{port: 80, nodePort: 30124}]}',
      {
        ...common,
        ...address,
        ...nodePort,
        allocateLoadBalancerNodePorts: true,
        ports: [{ nodePort: 30124, port: 80, protocol: 'TCP', targetPort: 80 }],
        type: 'LoadBalancer',
      },
    ],
    [
      '{clusterIP: None, selector: {a: b}, ports: [{port: 80, name: web}]}',
      {
        ...common,
        clusterIP: 'None',
        clusterIPs: ['None'],
        ports: [{ name: 'web', port: 80, protocol: 'TCP', targetPort: 80 }],
        selector: { a: 'b' },
        sessionAffinity: 'None',
        type: 'ClusterIP',
      },
    ],
    [
      '{type: ExternalName, externalName: example.com}',
      { externalName: 'example.com', sessionAffinity: 'None', type: 'ExternalName' },
    ],
    [
      '{sessionAffinity: ClientIP, ports: [{port: 80, targetPort: 0}]}',
      {
        ...common,
        ...address,
        ports: [{ port: 80, protocol: 'TCP', targetPort: 80 }],
        sessionAffinity: 'ClientIP',
        sessionAffinityConfig: { clientIP: { timeoutSeconds: 10800 } },
        type: 'ClusterIP',
      },
    ],
  ])('%s', (spec, expected) => {
    const made = created<Service>(serviceStrategy, service(spec));
    expect(made.spec).toEqual(expected);
    expect(made.status).toEqual({ loadBalancer: {} });
  });
});

describe('errors of a new service', () => {
  const NAME =
    "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')";
  const LABEL =
    "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
  const SUBDOMAIN =
    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
  const ONLY_LB = "may only be used when `type` is 'LoadBalancer'";
  it.each<[string, string[]]>([
    ['{}', ['spec.ports: Required value']],
    ['{clusterIP: None}', []],
    [
      '{ports: [{port: 99999}]}',
      [
        'spec.ports[0].port: Invalid value: 99999: must be between 1 and 65535, inclusive',
        'spec.ports[0].targetPort: Invalid value: 99999: must be between 1 and 65535, inclusive',
      ],
    ],
    ['{ports: [{port: 1}, {port: 2}]}', ['spec.ports[0].name: Required value', 'spec.ports[1].name: Required value']],
    ['{ports: [{name: a, port: 1}, {name: a, port: 2}]}', ['spec.ports[1].name: Duplicate value: "a"']],
    ['{ports: [{name: A_b, port: 1}]}', [`spec.ports[0].name: Invalid value: "A_b": ${LABEL}`]],
    [
      '{ports: [{name: a, port: 1}, {name: b, port: 1}]}',
      [
        'spec.ports[1]: Duplicate value: core.ServicePort{Name:"", Protocol:"TCP", AppProtocol:(*string)(nil), Port:1, TargetPort:intstr.IntOrString{Type:0, IntVal:0, StrVal:""}, NodePort:0}',
      ],
    ],
    [
      '{ports: [{port: 1, protocol: HTTP}]}',
      ['spec.ports[0].protocol: Unsupported value: "HTTP": supported values: "SCTP", "TCP", "UDP"'],
    ],
    [
      '{ports: [{port: 1, targetPort: a_name_too_long_}]}',
      [
        'spec.ports[0].targetPort: Invalid value: "a_name_too_long_": must be no more than 15 characters',
        'spec.ports[0].targetPort: Invalid value: "a_name_too_long_": must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)',
      ],
    ],
    [
      '{type: Nope, ports: [{port: 1}]}',
      [
        'spec.type: Unsupported value: "Nope": supported values: "ClusterIP", "ExternalName", "LoadBalancer", "NodePort"',
      ],
    ],
    ['{type: ExternalName}', ['spec.externalName: Required value']],
    ['{type: ExternalName, externalName: Bad_Name}', [`spec.externalName: Invalid value: "Bad_Name": ${SUBDOMAIN}`]],
    [
      '{type: NodePort, clusterIP: None, ports: [{port: 1}]}',
      ['spec.clusterIPs[0]: Invalid value: "None": may not be set to \'None\' for NodePort services'],
    ],
    [
      '{ports: [{port: 1, nodePort: 30001}]}',
      ["spec.ports[0].nodePort: Forbidden: may not be used when `type` is 'ClusterIP'"],
    ],
    [
      '{sessionAffinity: Maybe, ports: [{port: 1}]}',
      ['spec.sessionAffinity: Unsupported value: "Maybe": supported values: "ClientIP", "None"'],
    ],
    [
      '{sessionAffinity: ClientIP, sessionAffinityConfig: {clientIP: {timeoutSeconds: 0}}, ports: [{port: 1}]}',
      [
        'spec.sessionAffinityConfig.clientIP.timeoutSeconds: Invalid value: 0: must be greater than 0 and less than 86400',
      ],
    ],
    [
      '{externalIPs: [bogus, 127.0.0.1], ports: [{port: 1}]}',
      [
        'spec.externalIPs[0]: Invalid value: "bogus": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)',
        'spec.externalIPs[1]: Invalid value: "127.0.0.1": may not be in the loopback range (127.0.0.0/8, ::1/128)',
      ],
    ],
    ['{loadBalancerClass: a/b, ports: [{port: 1}]}', [`spec.loadBalancerClass: Forbidden: ${ONLY_LB}`]],
    [
      '{externalTrafficPolicy: Local, ports: [{port: 1}]}',
      [
        "spec.externalTrafficPolicy: Invalid value: \"Local\": may only be set when `type` is 'NodePort' or 'LoadBalancer'",
      ],
    ],
    [
      '{type: NodePort, externalTrafficPolicy: Here, ports: [{port: 1}]}',
      ['spec.externalTrafficPolicy: Unsupported value: "Here": supported values: "Cluster", "Local"'],
    ],
    [
      '{type: LoadBalancer, ports: [{port: 10250}]}',
      ['spec.ports[0]: Invalid value: 10250: may not expose port 10250 externally since it is used by kubelet'],
    ],
    [
      '{type: LoadBalancer, loadBalancerSourceRanges: [10.0.0.0/33], ports: [{port: 1}]}',
      [
        'spec.LoadBalancerSourceRanges: Invalid value: "[10.0.0.0/33]": must be a list of IP ranges. For example, 10.240.0.0/24,10.250.0.0/24 ',
      ],
    ],
  ])('%s', (spec, expected) => {
    expect(createErrors(serviceStrategy, service(spec))).toEqual(expected);
  });

  it('names must be DNS-1035 labels', () => {
    const errors = createErrors(serviceStrategy, service('{ports: [{port: 99999}]}', '{name: 1bad}'));
    expect(errors).toEqual([
      `metadata.name: Invalid value: "1bad": ${NAME}`,
      'spec.ports[0].port: Invalid value: 99999: must be between 1 and 65535, inclusive',
      'spec.ports[0].targetPort: Invalid value: 99999: must be between 1 and 65535, inclusive',
    ]);
  });
});

describe('addresses asked for', () => {
  const taken = object(
    '{metadata: {uid: other}, spec: {clusterIPs: [10.36.0.10], ports: [{port: 80, nodePort: 30080}]}}',
  );
  const ctx = () => request({ services: [taken] });
  const ip = (wanted: string) =>
    `spec.clusterIPs: Invalid value: []string{"${wanted}"}: failed to allocate IP ${wanted}: `;
  it.each<[string, string[]]>([
    ['{clusterIP: 10.36.0.10, ports: [{port: 1}]}', [`${ip('10.36.0.10')}provided IP is already allocated`]],
    [
      '{clusterIP: 10.99.0.1, ports: [{port: 1}]}',
      [
        `${ip('10.99.0.1')}the provided IP (10.99.0.1) is not in the valid range. The range of valid IPs is 10.36.0.0/20`,
      ],
    ],
    ['{clusterIP: 10.36.0.11, ports: [{port: 1}]}', []],
    [
      '{type: NodePort, ports: [{port: 1, nodePort: 30080}]}',
      ['spec.ports[0].nodePort: Invalid value: 30080: provided port is already allocated'],
    ],
    [
      '{type: NodePort, ports: [{port: 1, nodePort: 80}]}',
      [
        'spec.ports[0].nodePort: Invalid value: 80: provided port is not in the valid range. The range of valid ports is 30000-32767',
      ],
    ],
  ])('%s', (spec, expected) => {
    expect(createErrors(serviceStrategy, service(spec), ctx())).toEqual(expected);
  });

  it('go around those in use', () => {
    const first = created<Service>(serviceStrategy, service('{type: NodePort, ports: [{port: 1}]}', '{uid: first}'));
    const both = request({ services: [first] });
    const second = created<Service>(serviceStrategy, service('{type: NodePort, ports: [{port: 1}]}'), both);
    expect([first.spec.clusterIP, second.spec.clusterIP]).toEqual(['10.36.8.127', '10.36.8.128']);
    expect([first.spec.ports?.[0]?.nodePort, second.spec.ports?.[0]?.nodePort]).toEqual([31427, 31428]);
  });
});

describe('updates', () => {
  const CLUSTER = '{spec: {ports: [{port: 80}]}}';
  it.each<[string, string, (service: Service) => void, string[]]>([
    [
      'the cluster IP stays',
      CLUSTER,
      ({ spec }) => Object.assign(spec, { clusterIP: '10.36.1.1', clusterIPs: ['10.36.1.1'] }),
      ['spec.clusterIPs[0]: Invalid value: []string{"10.36.1.1"}: may not change once set'],
    ],
    ['left out, it is kept', CLUSTER, ({ spec }) => void delete spec.clusterIP, []],
    ['another type', CLUSTER, ({ spec }) => void Object.assign(spec, { type: 'NodePort' }), []],
    [
      'back to a cluster IP',
      '{spec: {type: LoadBalancer, ports: [{port: 80}]}}',
      ({ spec }) => void Object.assign(spec, { type: 'ClusterIP' }),
      [],
    ],
    [
      'to an external name',
      CLUSTER,
      ({ spec }) => void Object.assign(spec, { type: 'ExternalName', externalName: 'a.b' }),
      [],
    ],
  ])('%s', (_, yaml, change, expected) => {
    expect(updateErrors<Service>(serviceStrategy, yaml, change)).toEqual(expected);
  });
});

it('warnings', () => {
  const ctx = request();
  const headless = '{clusterIP: None, sessionAffinity: ClientIP, externalIPs: [1.2.3.4], ports: [{port: 80}]}';
  createErrors(serviceStrategy, service(headless), ctx);
  expect(ctx.warnings).toEqual([
    'spec.externalIPs is ignored for headless services',
    'spec.SessionAffinity is ignored for headless services',
  ]);
});

describe('kubectl get', () => {
  const CREATED = 'creationTimestamp: "2026-11-22T10:29:46Z"';
  const show = (spec: string, status = '{}') =>
    row(serviceStrategy, object(`{metadata: {${CREATED}}, spec: ${spec}, status: ${status}}`));
  it.each<[string, string, string]>([
    ['{type: ExternalName, externalName: example.com}', '{}', 'x|ExternalName|<none>|example.com|<none>|14s||<none>'],
    [
      '{type: ClusterIP, clusterIPs: [None], ports: [{port: 80, protocol: TCP}], selector: {b: c, a: b}}',
      '{}',
      'x|ClusterIP|None|<none>|80/TCP|14s||a=b,b=c',
    ],
    [
      '{type: LoadBalancer, clusterIPs: [10.36.1.41], ports: [{port: 80, nodePort: 30124, protocol: TCP}]}',
      '{}',
      'x|LoadBalancer|10.36.1.41|<pending>|80:30124/TCP|14s||<none>',
    ],
    [
      '{type: LoadBalancer, clusterIPs: [10.36.1.41], externalIPs: [9.9.9.9], ports: [{port: 1, protocol: UDP}, {port: 2, protocol: TCP}]}',
      '{loadBalancer: {ingress: [{ip: 35.0.0.2}, {ip: 35.0.0.1}]}}',
      'x|LoadBalancer|10.36.1.41|35.0.0.1,35.0.0.2,9.9.9.9|1/UDP,2/TCP|14s||<none>',
    ],
    [
      '{type: NodePort, clusterIPs: [10.36.1.2], externalIPs: [9.9.9.9, 8.8.8.8], ports: []}',
      '{}',
      'x|NodePort|10.36.1.2|9.9.9.9,8.8.8.8|<none>|14s||<none>',
    ],
  ])('%s', (spec, status, expected) => expect(show(spec, status)).toBe(expected));
});
