import { describe, expect, it } from 'vitest';
import { ingressStrategy } from '../../../../../src/control-plane/registry/networking/ingress/strategy';
import type { Ingress } from '../../../../../src/kube/api/networking/v1';
import { created, createErrors, header, object, request, row } from '../../strategy-case';

const SUBDOMAIN =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
const BACKEND = 'backend: {service: {name: s, port: {number: 80}}}';
const path = (fields: string) => `{rules: [{http: {paths: [{${fields}}]}}]}`;
const AT = 'spec.rules[0].http.paths[0]';

it('status of a new ingress', () => {
  const ingress = created<Ingress>(ingressStrategy, `{spec: ${path(BACKEND)}, status: {loadBalancer: {ingress: []}}}`);
  expect(ingress.status).toEqual({ loadBalancer: {} });
});

describe('errors', () => {
  it.each<[string, string[]]>([
    [path(`path: /, pathType: Prefix, ${BACKEND}`), []],
    [
      '{}',
      ['spec: Invalid value: []networking.IngressRule(nil): either `defaultBackend` or `rules` must be specified'],
    ],
    [path(`path: /, ${BACKEND}`), [`${AT}.pathType: Required value: pathType must be specified`]],
    [
      path(`path: x//y, pathType: Exact, ${BACKEND}`),
      [
        `${AT}.path: Invalid value: "x//y": must be an absolute path`,
        `${AT}.path: Invalid value: "x//y": must not contain '//'`,
      ],
    ],
    [
      path(`path: /, pathType: Glob, ${BACKEND}`),
      [`${AT}.pathType: Unsupported value: "Glob": supported values: "Exact", "ImplementationSpecific", "Prefix"`],
    ],
    [
      path('path: /, pathType: Prefix, backend: {}'),
      [`${AT}.backend: Invalid value: "": resource or service backend is required`],
    ],
    [
      path('path: /, pathType: Prefix, backend: {service: {name: s}}'),
      [`${AT}.backend: Required value: port name or number is required`],
    ],
    [
      path('path: /, pathType: Prefix, backend: {service: {port: {name: a, number: 1}}}'),
      [
        `${AT}.backend.service.name: Required value`,
        `${AT}.backend: Invalid value: "": cannot set both port name & port number`,
      ],
    ],
    [
      path('path: /, pathType: Prefix, backend: {service: {name: s, port: {number: 70000}}}'),
      [`${AT}.backend.service.port.number: Invalid value: 70000: must be between 1 and 65535, inclusive`],
    ],
    ['{rules: [{http: {paths: []}}]}', ['spec.rules[0].http.paths: Required value']],
    ['{rules: [{host: A_b}]}', [`spec.rules[0].host: Invalid value: "A_b": ${SUBDOMAIN}`]],
    [
      '{rules: [{host: 1.2.3.4}]}',
      ['spec.rules[0].host: Invalid value: "1.2.3.4": must be a DNS name, not an IP address'],
    ],
    [
      '{rules: [{host: "*"}]}',
      [
        "spec.rules[0].host: Invalid value: \"*\": a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character (e.g. '*.example.com', regex used for validation is '\\*\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
      ],
    ],
    [
      '{rules: [{host: "*.a.b"}], tls: [{hosts: [a.b], secretName: A}]}',
      [`spec.tls[0].secretName: Invalid value: "A": ${SUBDOMAIN}`],
    ],
    ['{rules: [{host: a.b}], ingressClassName: ""}', [`spec.ingressClassName: Invalid value: "": ${SUBDOMAIN}`]],
  ])('%s', (spec, expected) => expect(createErrors(ingressStrategy, `{spec: ${spec}}`)).toEqual(expected));

  it('the class, twice', () => {
    const ctx = request();
    const yaml =
      '{metadata: {annotations: {kubernetes.io/ingress.class: a}}, spec: {ingressClassName: b, rules: [{host: a.b}]}}';
    expect(createErrors(ingressStrategy, yaml, ctx)).toEqual([
      'annotations.kubernetes.io/ingress.class: Invalid value: "a": must match `ingressClassName` when both are specified',
    ]);
    // What is refused is not warned of.
    expect(ctx.warnings).toEqual([]);
    expect(createErrors(ingressStrategy, yaml.replace('ingressClassName: b', 'ingressClassName: a'), ctx)).toEqual([]);
    expect(ctx.warnings).toEqual([
      'annotation "kubernetes.io/ingress.class" is deprecated, please use \'spec.ingressClassName\' instead',
    ]);
  });
});

describe('kubectl get', () => {
  it('titles', () => expect(header(ingressStrategy)).toBe('NAME|CLASS|HOSTS|ADDRESS|PORTS|AGE'));
  const at = 'metadata: {creationTimestamp: "2026-11-22T10:29:49Z"}';
  it.each<[string, string]>([
    [`{${at}, spec: {rules: [{host: a.b}]}}`, 'x|<none>|a.b||80|11s'],
    [`{${at}, spec: {ingressClassName: nginx, defaultBackend: {}, tls: [{}]}}`, 'x|nginx|*||80, 443|11s'],
    [
      `{${at}, spec: {rules: [{host: a}, {host: b}, {host: c}, {host: d}, {host: e}]}, status: {loadBalancer: {ingress: [{ip: 2.2.2.2}, {hostname: h}, {ip: 1.1.1.1}]}}}`,
      'x|<none>|a,b,c + 2 more...|1.1.1.1,2.2.2.2,h|80|11s',
    ],
  ])('%s', (yaml, expected) => expect(row(ingressStrategy, object(yaml))).toBe(expected));
});
