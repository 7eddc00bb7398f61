/** What a CustomResourceDefinition must be like: `ValidateCustomResourceDefinition`, as far as users meet it. */
import type { CustomResourceDefinition } from '../../../api/apiextensions/customresourcedefinition';
import { type FieldError, invalid, notSupported, required } from '../../../apimachinery/field-error';
import { isDNS1035Label, isDNS1123Subdomain, validateImmutableField } from '../../../apimachinery/validation';

const SCOPES = ['Cluster', 'Namespaced'];

/** Errors of a new definition. */
export function validateCustomResourceDefinition({ metadata, spec }: CustomResourceDefinition): FieldError[] {
  const { names, group, scope, versions = [] } = spec;
  const wantedName = `${names?.plural}.${group}`;
  const errors: FieldError[] = [];
  if (metadata.name !== wantedName)
    errors.push(invalid('metadata.name', metadata.name, 'must be spec.names.plural+"."+spec.group'));
  if (!group) errors.push(required('spec.group'));
  else if (!group.includes('.')) errors.push(invalid('spec.group', group, 'should be a domain with at least one dot'));
  else errors.push(...isDNS1123Subdomain(group).map((message) => invalid('spec.group', group, message)));
  if (!scope) errors.push(required('spec.scope'));
  else if (!SCOPES.includes(scope)) errors.push(notSupported('spec.scope', scope, SCOPES));
  errors.push(...validateVersions(versions));
  return [...errors, ...validateNames(names)];
}

function validateVersions(versions: CustomResourceDefinition['spec']['versions']): FieldError[] {
  const errors: FieldError[] = [];
  if (versions.filter((v) => v.storage).length !== 1)
    errors.push(invalid('spec.versions', versions, 'must have exactly one version marked as storage version'));
  versions.forEach((version, i) => {
    const path = `spec.versions[${i}]`;
    errors.push(
      ...isDNS1035Label(version.name ?? '').map((message) => invalid(`${path}.name`, version.name ?? '', message)),
    );
    if (!version.schema?.openAPIV3Schema)
      errors.push(required(`${path}.schema.openAPIV3Schema`, 'schemas are required'));
    else if (version.schema.openAPIV3Schema.type !== 'object')
      errors.push(
        invalid(
          `${path}.schema.openAPIV3Schema.type`,
          version.schema.openAPIV3Schema.type ?? '',
          'must be object at the root',
        ),
      );
  });
  return errors;
}

function validateNames(names: CustomResourceDefinition['spec']['names'] | undefined): FieldError[] {
  const errors: FieldError[] = [];
  const label = (field: string, value: string | undefined) => {
    if (!value) errors.push(required(`spec.names.${field}`));
    else errors.push(...isDNS1035Label(value.toLowerCase()).map((m) => invalid(`spec.names.${field}`, value, m)));
  };
  label('plural', names?.plural);
  if (names?.singular) label('singular', names.singular);
  label('kind', names?.kind);
  if (names?.listKind && names.listKind === names.kind)
    errors.push(invalid('spec.names.listKind', names.listKind, 'kind and listKind may not be the same'));
  return errors;
}

/** Errors of a change: what instances are stored under stays. */
export function validateCustomResourceDefinitionUpdate(
  crd: CustomResourceDefinition,
  old: CustomResourceDefinition,
): FieldError[] {
  return [
    ...validateCustomResourceDefinition(crd),
    ...validateImmutableField(crd.spec.group, old.spec.group, 'spec.group'),
    ...validateImmutableField(crd.spec.scope, old.spec.scope, 'spec.scope'),
    ...validateImmutableField(crd.spec.names.kind, old.spec.names.kind, 'spec.names.kind'),
    ...validateImmutableField(crd.spec.names.plural, old.spec.names.plural, 'spec.names.plural'),
  ];
}
