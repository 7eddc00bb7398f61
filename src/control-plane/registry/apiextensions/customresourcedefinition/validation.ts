/** What a CustomResourceDefinition must be like: `ValidateCustomResourceDefinition`. */
import type { CustomResourceDefinition, CustomResourceDefinitionVersion } from '../../../../kube/api/apiextensions/v1';
import { type FieldError, forbidden, invalid, required } from '../../../../kube/errors/field-error';
import { isDNS1035Label, isDNS1123Subdomain } from '../../../../kube/names/name-formats';
import { validateImmutableField } from '../../../../kube/validation/object-meta-validation';
import { invalidGo, unsupported } from '../../field-checks';
import { goSyntax } from '../../go-syntax';
import { validateConversion } from './conversion-validation';
import { validateDefaults } from './default-validation';
import { hoisted, type InternalSpec } from './internal-spec';
import { validateNames } from './names-validation';
import { validateOpenAPISchema } from './openapi-validation';
import { validateStructural } from './structural-validation';
import { validateColumn, validateSubresources } from './version-validation';

const SCOPES = ['Cluster', 'Namespaced'];
const APPROVAL = 'api-approved.kubernetes.io';

/** Errors of a new definition. */
export function validateCustomResourceDefinition(crd: CustomResourceDefinition): FieldError[] {
  const { metadata, spec } = crd;
  const errors: FieldError[] = [];
  if (metadata.name !== `${spec.names?.plural ?? ''}.${spec.group ?? ''}`)
    errors.push(invalid('metadata.name', metadata.name, 'must be spec.names.plural+"."+spec.group'));
  return [
    ...errors,
    ...validateSpec(spec),
    ...validateStoredVersions(crd),
    ...validateApproval(crd),
    ...preserves(crd),
  ];
}

function validateSpec(spec: CustomResourceDefinition['spec']): FieldError[] {
  const { group, scope } = spec;
  const internal = hoisted(spec.versions ?? undefined);
  const columns = internal.additionalPrinterColumns ?? [];
  return [
    ...validateGroup(group),
    ...(scope ? (SCOPES.includes(scope) ? [] : [unsupported('spec.scope', scope, SCOPES)]) : [required('spec.scope')]),
    ...(internal.schema?.openAPIV3Schema
      ? []
      : internal.versions.flatMap(({ schema }, i) =>
          schema?.openAPIV3Schema
            ? []
            : [required(`spec.versions[${i}].schema.openAPIV3Schema`, 'schemas are required')],
        )),
    ...validateVersions(internal),
    ...validateNames(spec.names ?? {}),
    ...validateSchema(internal.schema, 'spec.validation'),
    ...validateSubresources(internal.subresources, 'spec.subresources'),
    ...columns.flatMap((column, i) => validateColumn(column, `spec.additionalPrinterColumns[${i}]`)),
    ...validateConversion(spec),
  ];
}

function validateGroup(group = ''): FieldError[] {
  const path = 'spec.group';
  if (!group) return [required(path)];
  const messages = isDNS1123Subdomain(group);
  if (messages.length > 0) return [invalid(path, group, messages.join(','))];
  return group.includes('.') ? [] : [invalid(path, group, 'should be a domain with at least one dot')];
}

function validateVersions({ versions, given }: InternalSpec): FieldError[] {
  const errors: FieldError[] = [];
  const name = (path: string, text: string) => {
    const messages = isDNS1035Label(text);
    if (messages.length > 0) errors.push(invalid(path, text, messages.join(',')));
  };
  versions.forEach((version, i) => {
    const path = `spec.versions[${i}]`;
    name(`${path}.name`, version.name ?? '');
    if (version.deprecationWarning !== undefined && !version.deprecated)
      errors.push(
        invalid(`${path}.deprecationWarning`, version.deprecationWarning, 'can only be set for deprecated versions'),
      );
    errors.push(...validateSchema(version.schema, `${path}.schema`));
    errors.push(...validateSubresources(version.subresources, `${path}.subresources`));
    version.additionalPrinterColumns?.forEach((column, j) => {
      errors.push(...validateColumn(column, `${path}.additionalPrinterColumns[${j}]`));
    });
  });
  const bad = (why: string) =>
    errors.push(
      invalidGo('spec.versions', goSyntax('[]apiextensions.CustomResourceDefinitionVersion', given && versions), why),
    );
  if (new Set(versions.map((version) => version.name)).size < versions.length) bad('must contain unique version names');
  if (versions.filter(({ storage }) => storage).length !== 1)
    bad('must have exactly one version marked as storage version');
  // The first version is also the one of the time when there was only one.
  if (versions[0]?.name) name('spec.version', versions[0].name);
  return errors;
}

function validateSchema(given: CustomResourceDefinitionVersion['schema'], path: string): FieldError[] {
  const schema = given?.openAPIV3Schema;
  if (!schema) return [];
  const at = `${path}.openAPIV3Schema`;
  const errors = schema.nullable ? [forbidden(`${at}.nullable`, 'nullable cannot be true at the root')] : [];
  const structural = validateStructural(schema, at);
  errors.push(...(structural.length > 0 ? structural : validateDefaults(schema, at)));
  const place = { root: true, structural: errors.length === 0, correlated: true };
  return [...errors, ...validateOpenAPISchema(schema, at, place)];
}

/** `ValidateCustomResourceDefinitionStoredVersions` */
function validateStoredVersions({ spec, status }: CustomResourceDefinition): FieldError[] {
  const path = 'status.storedVersions';
  const stored = status?.storedVersions ?? [];
  if (stored.length === 0) return [invalidGo(path, '[]string(nil)', 'must have at least one stored version')];
  const versions = spec.versions ?? [];
  return stored.flatMap((name, i) =>
    versions.some((version) => version.name === name)
      ? []
      : [invalid(`${path}[${i}]`, name, 'must appear in spec.versions')],
  );
}

/** Groups of the Kubernetes community need its approval. */
function validateApproval({ metadata, spec }: CustomResourceDefinition): FieldError[] {
  if (!/(^|\.)(k8s|kubernetes)\.io$/.test(spec.group ?? '')) return [];
  const path = `metadata.annotations[${APPROVAL}]`;
  const see = 'see https://github.com/kubernetes/enhancements/pull/1111';
  const approval = metadata.annotations?.[APPROVAL];
  if (!approval) return [required(path, `protected groups must have approval annotation "${APPROVAL}", ${see}`)];
  if (approval.startsWith('unapproved') || /^[a-z][a-z0-9+.-]*:\/\/[^/]/i.test(approval)) return [];
  const why = `protected groups must have approval annotation "${APPROVAL}" with either a URL or a reason starting with "unapproved", ${see}`;
  return [invalid(path, approval, why)];
}

function preserves({ spec }: CustomResourceDefinition): FieldError[] {
  if (!spec.preserveUnknownFields) return [];
  const why = 'cannot set to true, set x-kubernetes-preserve-unknown-fields to true in spec.versions[*].schema instead';
  return [invalid('spec.preserveUnknownFields', true, why)];
}

/** Errors of a change: what instances are stored under stays. */
export function validateCustomResourceDefinitionUpdate(
  crd: CustomResourceDefinition,
  old: CustomResourceDefinition,
): FieldError[] {
  const { spec } = crd;
  const established = old.status?.conditions?.some((c) => c.type === 'Established' && c.status === 'True');
  return [
    ...validateSpec(spec),
    ...(established
      ? [
          ...validateImmutableField(spec.scope, old.spec.scope, 'spec.scope'),
          ...validateImmutableField(spec.names.kind, old.spec.names.kind, 'spec.names.kind'),
        ]
      : []),
    ...validateImmutableField(spec.group, old.spec.group, 'spec.group'),
    ...validateImmutableField(spec.names.plural, old.spec.names.plural, 'spec.names.plural'),
    ...validateStoredVersions(crd),
    ...(old.spec.preserveUnknownFields ? [] : preserves(crd)),
  ];
}
