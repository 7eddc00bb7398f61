/** What a webhook configuration must be like: `pkg/apis/admissionregistration/validation`. */
import type {
  MutatingWebhook,
  MutatingWebhookConfiguration,
  RuleWithOperations,
  ValidatingWebhookConfiguration,
} from '../../../kube/api/admissionregistration/v1';
import { duplicate, type FieldError, invalid, required } from '../../../kube/errors/field-error';
import { isDNS1035Label, isDNS1123Subdomain } from '../../../kube/names/name-formats';
import { validateLabelSelector } from '../../../kube/validation/label-validation';
import { invalidGo, unsupported } from '../field-checks';
import { goSyntax } from '../go-syntax';
import { validateWebhookClient } from '../webhook-client';

const REVIEW_VERSIONS = ['v1', 'v1beta1'];
const OPERATIONS = ['*', 'CONNECT', 'CREATE', 'DELETE', 'UPDATE'];
const SCOPES = ['*', 'Cluster', 'Namespaced'];
const SIDE_EFFECTS = ['None', 'NoneOnDryRun'];

/** Fields with few values, and whether they can be left out. */
const CHOICES: ['failurePolicy' | 'matchPolicy', string[]][] = [
  ['failurePolicy', ['Fail', 'Ignore']],
  ['matchPolicy', ['Equivalent', 'Exact']],
];

/** Either kind of webhook configuration. */
export type WebhookConfiguration = MutatingWebhookConfiguration | ValidatingWebhookConfiguration;

/** Either kind of webhook; the one field that only a mutating one has is nowhere else. */
type Webhook = MutatingWebhook;

function validateName(name: string, path: string): FieldError[] {
  if (!name) return [required(path)];
  const messages = isDNS1123Subdomain(name);
  if (messages.length > 0) return [invalid(path, name, messages.join(','))];
  const why = 'should be a domain with at least three segments separated by dots';
  return name.split('.').length < 3 ? [invalid(path, name, why)] : [];
}

/** A list that is not empty, and whose wildcard stands alone. */
function validateList(list: string[], what: string, path: string): FieldError[] {
  if (list.length === 0) return [required(path)];
  if (list.length === 1 || !list.includes('*')) return [];
  return [invalidGo(path, goSyntax('[]string', list), `if '*' is present, must not specify other ${what}`)];
}

function validateResources(list: string[], path: string): FieldError[] {
  if (list.length === 0) return [required(path)];
  const errors: FieldError[] = [];
  const shown = goSyntax('[]string', list);
  const [byResource, bySubresource] = [new Set<string>(), new Set<string>()];
  list.forEach((text, i) => {
    const [resource = '', sub] = text.split(/\/(.*)/s);
    const bad = (rule: string) =>
      errors.push(invalid(`${path}[${i}]`, text, `if '${rule}' is present, must not specify ${text}`));
    if (!text) errors.push(required(`${path}[${i}]`));
    if (!text || sub === undefined) return;
    if (byResource.has(resource)) bad(`${resource}/*`);
    if (bySubresource.has(sub)) bad(`*/${sub}`);
    if (sub === '*') byResource.add(resource);
    if (resource === '*') bySubresource.add(sub);
  });
  if (list.length > 1 && list.includes('*/*'))
    errors.push(invalidGo(path, shown, "if '*/*' is present, must not specify other resources"));
  if (list.includes('*') && list.some((text) => text !== '*' && text && !text.includes('/')))
    errors.push(invalidGo(path, shown, "if '*' is present, must not specify other resources without subresources"));
  return errors;
}

function validateRule(rule: RuleWithOperations, path: string): FieldError[] {
  const { operations = [], apiGroups = [], apiVersions = [], resources = [], scope } = rule;
  return [
    ...validateOperations(operations, `${path}.operations`),
    ...validateList(apiGroups, 'API groups', `${path}.apiGroups`),
    ...validateList(apiVersions, 'API versions', `${path}.apiVersions`),
    ...apiVersions.flatMap((version, i) => (version ? [] : [required(`${path}.apiVersions[${i}]`)])),
    ...validateResources(resources, `${path}.resources`),
    ...(scope === undefined || SCOPES.includes(scope) ? [] : [unsupported(`${path}.scope`, scope, SCOPES)]),
  ];
}

function validateOperations(operations: string[], path: string): FieldError[] {
  const errors: FieldError[] = [];
  if (operations.length === 0) errors.push(required(path));
  if (operations.length > 1 && operations.includes('*')) {
    const shown = goSyntax('[]admissionregistration.OperationType/string', operations);
    errors.push(invalidGo(path, shown, "if '*' is present, must not specify other operations"));
  }
  return [
    ...errors,
    ...operations.flatMap((operation, i) =>
      OPERATIONS.includes(operation) ? [] : [unsupported(`${path}[${i}]`, operation, OPERATIONS)],
    ),
  ];
}

function validateReviewVersions(versions: string[], path: string): FieldError[] {
  const known = REVIEW_VERSIONS.join(', ');
  if (versions.length === 0) return [required(path, `must specify one of ${known}`)];
  const errors = versions.flatMap((version, i) =>
    versions.indexOf(version) < i
      ? [invalid(`${path}[${i}]`, version, 'duplicate version')]
      : isDNS1035Label(version).map((message) => invalid(`${path}[${i}]`, version, message)),
  );
  if (!versions.some((version) => REVIEW_VERSIONS.includes(version)))
    errors.push(invalidGo(path, goSyntax('[]string', versions), `must include at least one of ${known}`));
  return errors;
}

function validateWebhook(webhook: Webhook, path: string): FieldError[] {
  const errors = validateName(webhook.name ?? '', `${path}.name`);
  (webhook.rules ?? []).forEach((rule, i) => {
    errors.push(...validateRule(rule, `${path}.rules[${i}]`));
  });
  for (const [field, values] of CHOICES) {
    const choice = webhook[field];
    if (choice !== undefined && !values.includes(choice)) errors.push(unsupported(`${path}.${field}`, choice, values));
  }
  const effects = webhook.sideEffects ?? undefined;
  const at = `${path}.sideEffects`;
  if (effects === undefined) errors.push(required(at, `must specify one of ${SIDE_EFFECTS.join(', ')}`));
  else if (!SIDE_EFFECTS.includes(effects)) errors.push(unsupported(at, effects, SIDE_EFFECTS));
  const { timeoutSeconds: seconds } = webhook;
  if (seconds !== undefined && (seconds > 30 || seconds < 1))
    errors.push(invalid(`${path}.timeoutSeconds`, seconds, 'the timeout value must be between 1 and 30 seconds'));
  for (const field of ['namespaceSelector', 'objectSelector'] as const) {
    const selector = webhook[field];
    if (selector) errors.push(...validateLabelSelector(selector, `${path}.${field}`));
  }
  const client = `${path}.clientConfig`;
  errors.push(...validateWebhookClient(webhook.clientConfig ?? {}, client, client));
  const policy = webhook.reinvocationPolicy;
  if (policy !== undefined && !['IfNeeded', 'Never'].includes(policy))
    errors.push(unsupported(`${path}.reinvocationPolicy`, policy, ['IfNeeded', 'Never']));
  return errors;
}

/** Every error of a configuration but those of its metadata. */
export function validateWebhookConfiguration({ webhooks }: WebhookConfiguration): FieldError[] {
  const names = new Set<string>();
  return ((webhooks ?? []) as Webhook[]).flatMap((webhook, i) => {
    const path = `webhooks[${i}]`;
    const errors = [
      ...validateWebhook(webhook, path),
      ...validateReviewVersions(webhook.admissionReviewVersions ?? [], `${path}.admissionReviewVersions`),
    ];
    if (webhook.name && names.has(webhook.name)) errors.push(duplicate(`${path}.name`, webhook.name));
    names.add(webhook.name);
    return errors;
  });
}

/** `SetDefaults_ValidatingWebhook` and `SetDefaults_MutatingWebhook`. */
export function setWebhookDefaults({ webhooks, kind }: WebhookConfiguration): void {
  for (const webhook of (webhooks ?? []) as Webhook[]) {
    webhook.failurePolicy ??= 'Fail';
    webhook.matchPolicy ??= 'Equivalent';
    webhook.namespaceSelector ??= {};
    webhook.objectSelector ??= {};
    webhook.timeoutSeconds ??= 10;
    if (kind === 'MutatingWebhookConfiguration') webhook.reinvocationPolicy ??= 'Never';
    for (const rule of webhook.rules ?? []) rule.scope ??= '*';
    if (webhook.clientConfig?.service) webhook.clientConfig.service.port ??= 443;
  }
}
