import { describe, expect, it } from 'vitest';
import { mutatingWebhookConfigurationStrategy } from '../../../../src/control-plane/registry/admissionregistration/mutatingwebhookconfiguration/strategy';
import type { Observed } from '../../../observed';
import { created, createErrors } from '../strategy-case';

const SOUND =
  'name: a.b.c, sideEffects: None, admissionReviewVersions: [v1], clientConfig: {service: {name: s, namespace: n}}';
const RULE = 'operations: [CREATE], apiGroups: [""], apiVersions: [v1], resources: [pods]';
const configuration = (webhook: string) =>
  `{kind: MutatingWebhookConfiguration, metadata: {namespace: ''}, webhooks: [{${webhook}}]}`;
const errors = (webhook: string) => createErrors(mutatingWebhookConfigurationStrategy, configuration(webhook));

describe('a webhook', () => {
  it.each<[string, string[]]>([
    [`${SOUND}, rules: [{${RULE}}]`, []],
    [
      SOUND.replace('a.b.c', 'b.c'),
      ['webhooks[0].name: Invalid value: "b.c": should be a domain with at least three segments separated by dots'],
    ],
    [
      'name: a.b.c',
      [
        'webhooks[0].sideEffects: Required value: must specify one of None, NoneOnDryRun',
        'webhooks[0].clientConfig: Required value: exactly one of url or service is required',
        'webhooks[0].admissionReviewVersions: Required value: must specify one of v1, v1beta1',
      ],
    ],
    [
      SOUND.replace('service: {name: s, namespace: n}', 'url: "http://u:p@h/?q#f"'),
      [
        "http\": 'https' is the only allowed URL scheme",
        'u": user information is not permitted in the URL',
        'f": fragments are not permitted in the URL',
        'q": query parameters are not permitted in the URL',
      ].map((text) => `webhooks[0].clientConfig.url: Invalid value: "${text}; desired format: https://host[/path]`),
    ],
    [
      `${SOUND}, timeoutSeconds: 31, failurePolicy: Warn`,
      [
        'webhooks[0].failurePolicy: Unsupported value: "Warn": supported values: "Fail", "Ignore"',
        'webhooks[0].timeoutSeconds: Invalid value: 31: the timeout value must be between 1 and 30 seconds',
      ],
    ],
    [
      `${SOUND}, rules: [{operations: ["*", CREATE], apiGroups: ["*", apps], apiVersions: [], resources: ["*/*", pods]}]`,
      [
        'webhooks[0].rules[0].operations: Invalid value: []admissionregistration.OperationType{"*", "CREATE"}: if \'*\' is present, must not specify other operations',
        'webhooks[0].rules[0].apiGroups: Invalid value: []string{"*", "apps"}: if \'*\' is present, must not specify other API groups',
        'webhooks[0].rules[0].apiVersions: Required value',
        'webhooks[0].rules[0].resources: Invalid value: []string{"*/*", "pods"}: if \'*/*\' is present, must not specify other resources',
      ],
    ],
  ])('{%s}', (webhook, expected) => expect(errors(webhook)).toEqual(expected));

  it('gets what it leaves out', () => {
    const yaml = configuration(`${SOUND}, rules: [{${RULE}}]`);
    expect((created(mutatingWebhookConfigurationStrategy, yaml) as Observed).webhooks[0]).toMatchObject({
      failurePolicy: 'Fail',
      matchPolicy: 'Equivalent',
      namespaceSelector: {},
      objectSelector: {},
      timeoutSeconds: 10,
      reinvocationPolicy: 'Never',
      rules: [{ scope: '*' }],
      clientConfig: { service: { port: 443 } },
    });
  });
});
