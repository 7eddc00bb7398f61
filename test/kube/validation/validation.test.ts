import { describe, expect, it } from 'vitest';
import type { FieldError } from '../../../src/kube/errors/field-error';
import type { ObjectMeta } from '../../../src/kube/meta/meta';
import { isValidCIDR, isValidIP } from '../../../src/kube/names/ip-formats';
import {
  isConfigMapKey,
  isDNS1035Label,
  isDNS1123Label,
  isDNS1123Subdomain,
  isEnvVarName,
  isQualifiedName,
  isValidLabelValue,
  isValidPathSegmentName,
  isValidPortName,
  isValidPortNum,
} from '../../../src/kube/names/name-formats';
import { nameIsDNS1035Label, nameIsDNSSubdomain } from '../../../src/kube/names/name-functions';
import { validateLabelSelector } from '../../../src/kube/validation/label-validation';
import { validateObjectMeta, validateObjectMetaUpdate } from '../../../src/kube/validation/object-meta-validation';

const SUBDOMAIN = `a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')`;
const LABEL = `a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')`;
const NAME = `must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')`;
const texts = (errors: FieldError[]) => errors.map((e) => e.error());

const checks = {
  isConfigMapKey,
  isDNS1035Label,
  isDNS1123Label,
  isDNS1123Subdomain,
  isEnvVarName,
  isQualifiedName,
  isValidCIDR,
  isValidIP,
  isValidLabelValue,
  isValidPathSegmentName,
  isValidPortName,
  isValidPortNum,
};

describe('formats', () => {
  it.each<[keyof typeof checks, string | number, string[]]>([
    ['isDNS1123Label', 'my-name', []],
    ['isDNS1123Label', 'a.b', ['must not contain dots']],
    ['isDNS1123Label', 'Bad_Name', [LABEL]],
    ['isDNS1123Label', 'a'.repeat(64), ['must be no more than 63 characters']],
    ['isDNS1123Subdomain', 'a.b-c', []],
    ['isDNS1123Subdomain', 'Bad_Name', [SUBDOMAIN]],
    ['isDNS1123Subdomain', 'a\n', [SUBDOMAIN]],
    [
      'isDNS1035Label',
      '1bad',
      [
        "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')",
      ],
    ],
    ['isQualifiedName', 'example.com/My_name', []],
    ['isQualifiedName', 'bad_', [`name part ${NAME}`]],
    ['isQualifiedName', '/a', ['prefix part must be non-empty']],
    ['isQualifiedName', 'a/', ['name part must be non-empty', `name part ${NAME}`]],
    ['isQualifiedName', 'A/b', [`prefix part ${SUBDOMAIN}`]],
    [
      'isQualifiedName',
      'a/b/c',
      [`a qualified name ${NAME} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`],
    ],
    ['isValidLabelValue', '', []],
    ['isValidPortNum', 99999, ['must be between 1 and 65535, inclusive']],
    ['isValidPortName', 'http', []],
    ['isValidPortName', '80', ['must contain at least one letter (a-z)']],
    ['isValidPortName', '-a--b', ['must not contain consecutive hyphens', 'must not begin or end with a hyphen']],
    ['isConfigMapKey', '..', ["must not be '..'"]],
    ['isConfigMapKey', '..a', ["must not start with '..'"]],
    [
      'isConfigMapKey',
      'a/b',
      [
        "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')",
      ],
    ],
    [
      'isEnvVarName',
      '1A',
      [
        "a valid environment variable name must consist of alphabetic characters, digits, '_', '-', or '.', and must not start with a digit (e.g. 'my.env-name',  or 'MY_ENV.NAME',  or 'MyEnvName1', regex used for validation is '[-._a-zA-Z][-._a-zA-Z0-9]*')",
      ],
    ],
    ['isValidIP', '10.0.0.1', []],
    ['isValidIP', '010.0.0.1', []],
    ['isValidIP', '::1', []],
    ['isValidIP', '10.0.0.256', ['must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)']],
    ['isValidCIDR', '10.0.0.0/8', []],
    ['isValidCIDR', '10.0.0.0/33', ['invalid CIDR address: 10.0.0.0/33']],
    ['isValidPathSegmentName', 'system:node', []],
    ['isValidPathSegmentName', 'a/b%c', ["may not contain '/'", "may not contain '%'"]],
    ['isValidPathSegmentName', '..', ["may not be '..'"]],
  ])('%s(%j)', (check, value, messages) => {
    expect((checks[check] as (value: unknown) => string[])(value)).toEqual(messages);
  });

  it('lets a prefix end in a dash', () => {
    expect(nameIsDNSSubdomain('web-', true)).toEqual([]);
    expect(nameIsDNSSubdomain('web-', false)).toEqual([SUBDOMAIN]);
    expect(nameIsDNS1035Label('-', true)).toHaveLength(1);
  });
});

describe('validateObjectMeta', () => {
  const check = (meta: Partial<ObjectMeta>, namespaced = true) =>
    texts(validateObjectMeta({ name: 'x', ...(namespaced ? { namespace: 'default' } : {}), ...meta }, { namespaced }));

  it.each<[Partial<ObjectMeta>, boolean, string[]]>([
    [{}, true, []],
    [{ name: '' }, true, ['metadata.name: Required value: name or generateName is required']],
    [{ name: 'Bad_Name' }, true, [`metadata.name: Invalid value: "Bad_Name": ${SUBDOMAIN}`]],
    [{ namespace: '' }, true, ['metadata.namespace: Required value']],
    [{ namespace: 'a.b' }, true, ['metadata.namespace: Invalid value: "a.b": must not contain dots']],
    [{ namespace: 'x' }, false, ['metadata.namespace: Forbidden: not allowed on this type']],
    [{ generation: -1 }, true, ['metadata.generation: Invalid value: -1: must be greater than or equal to 0']],
    [{ labels: { bad_: 'x' } }, true, [`metadata.labels: Invalid value: "bad_": name part ${NAME}`]],
    [{ annotations: { 'UPPER.io/a': '' } }, true, []],
    [
      { annotations: { a: 'x'.repeat(262144) } },
      true,
      ['metadata.annotations: Too long: must have at most 262144 bytes'],
    ],
    [
      { finalizers: ['orphan', 'foregroundDeletion'] },
      true,
      [
        'metadata.finalizers: Invalid value: []string{"orphan", "foregroundDeletion"}: finalizer orphan and foregroundDeletion cannot be both set',
      ],
    ],
    [
      { ownerReferences: [{ apiVersion: 'v1', kind: 'Pod', name: '', uid: 'u' }] },
      true,
      ['metadata.ownerReferences.name: Invalid value: "": must not be empty'],
    ],
  ])('%j', (meta, namespaced, errors) => {
    expect(check(meta, namespaced)).toEqual(errors);
  });

  it('tells the name before the labels', () => {
    const errors = check({ name: '', generateName: 'Bad-', labels: { a: '-' } });
    expect(errors.map((e) => e.split(':')[0])).toEqual(['metadata.generateName', 'metadata.name', 'metadata.labels']);
  });
});

describe('validateObjectMetaUpdate', () => {
  const old: ObjectMeta = {
    name: 'x',
    namespace: 'default',
    uid: 'u',
    resourceVersion: '1',
    creationTimestamp: '2026-11-22T10:22:44Z',
  };
  it.each<[Partial<ObjectMeta>, Partial<ObjectMeta>, string[]]>([
    [{}, {}, []],
    [{ resourceVersion: '' }, {}, ['metadata.resourceVersion: Invalid value: "": must be specified for an update']],
    [{ name: 'y' }, {}, ['metadata.name: Invalid value: "y": field is immutable']],
    [{ generation: 1 }, { generation: 2 }, ['metadata.generation: Invalid value: 1: must not be decremented']],
    [
      { creationTimestamp: '2026-11-22T10:22:45Z' },
      {},
      ['metadata.creationTimestamp: Invalid value: 2026-11-22 10:22:45 +0000 UTC: field is immutable'],
    ],
    [
      { finalizers: ['a.b/c'] },
      { deletionTimestamp: '2026-11-22T10:22:44Z' },
      [
        'metadata.finalizers: Forbidden: no new finalizers can be added if the object is being deleted, found new finalizers []string{"a.b/c"}',
        'metadata.deletionTimestamp: Invalid value: "null": field is immutable',
      ],
    ],
  ])('%j over %j', (change, before, errors) => {
    expect(texts(validateObjectMetaUpdate({ ...old, ...change }, { ...old, ...before }))).toEqual(errors);
  });
});

describe('validateLabelSelector', () => {
  it('tells what is wrong with expressions', () => {
    const selector = {
      matchExpressions: [
        { key: 'a', operator: 'In' },
        { key: 'b', operator: 'Exists', values: ['x'] },
        { key: 'c', operator: 'Near' },
        { key: 'd', operator: 'In', values: ['-'] },
      ],
    };
    expect(texts(validateLabelSelector(selector, 'spec.selector')).map((e) => e.slice(0, 110))).toEqual([
      "spec.selector.matchExpressions[0].values: Required value: must be specified when `operator` is 'In' or 'NotIn'",
      'spec.selector.matchExpressions[1].values: Forbidden: may not be specified when `operator` is ' +
        "'Exists' or 'Does",
      'spec.selector.matchExpressions[2].operator: Invalid value: "Near": not a valid selector operator',
      'spec.selector.matchExpressions[3].values[0]: Invalid value: "-": a valid label must be an empty string or cons',
    ]);
    expect(
      validateLabelSelector({ matchExpressions: selector.matchExpressions.slice(3) }, 's', {
        allowInvalidValues: true,
      }),
    ).toEqual([]);
  });
});
