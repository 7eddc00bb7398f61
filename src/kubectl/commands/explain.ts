/** `kubectl explain`. */

import type { Client } from '../../control-plane/client/client';
import type { CustomResourceDefinition } from '../../kube/api/apiextensions/v1';
import { groupVersion } from '../../kube/meta/meta';
import { definitionFor } from '../../kube/schema/schema';
import type { APIResource } from '../../kube/versions/discovery';
import { type Context, command } from '../cli/command';
import { flag, type ValuesOf } from '../cli/flags/declare';
import { customResourceSchema } from '../explain/custom-resource';
import { PackagedDescriptions } from '../explain/descriptions';
import { modelDescription, modelHeader } from '../explain/model-description';
import type { OpenAPISchema } from '../explain/openapi';
import { RecordedDocument } from '../explain/recorded-document';
import { parseResourceRequest, type ResourceRequest } from './explain/resource-request';

const FLAGS = {
  'api-version': flag.string('The version of the resource, as group/version.'),
  output: flag.string('Format of the output. One of: (plaintext, plaintext-openapiv2), which are the same here.', {
    default: 'plaintext',
  }),
  recursive: flag.bool('Print the names of all fields at all depths, without descriptions.'),
};

type Flags = ValuesOf<typeof FLAGS>;

export const explain = command({
  name: 'explain',
  usage:
    'explain TYPE [--recursive=FALSE|TRUE] [--api-version=api-version-group] [--output=plaintext|plaintext-openapiv2]',
  short: 'Show what the fields of a resource mean',
  long: `Shows which fields a resource has and of what type they are.

A field inside is named by the way to it:

<type>.<fieldName>[.<fieldName>]

Use "kubectl api-resources" for the list of resource types.`,
  examples: `# A resource and its fields
kubectl explain pods

# All fields at all depths
kubectl explain pods --recursive

# A resource in one of its versions
kubectl explain deployments --api-version=apps/v1

# One field
kubectl explain pods.spec.containers`,
  flags: FLAGS,
  access: 'read',
  run(ctx, args, flags) {
    const [text, ...more] = args;
    if (text === undefined)
      throw new Error(
        `You must specify the type of resource to explain. Use "${ctx.binary} api-resources" for a complete list of supported resources.\n`,
      );
    if (more.length > 0) throw new Error('We accept only this format: explain RESOURCE\n');
    const { client } = ctx.session;
    const apiVersion = flags['api-version'];
    const request = parseResourceRequest(text, client.discovery(), apiVersion === '');
    explainRequest(ctx, flags, request, versioned(request.resource, apiVersion));
  },
});

/** A resource in one version: `schema.GroupVersionResource`. */
interface VersionedResource {
  group: string;
  version: string;
  resource: string;
}

function versioned(found: VersionedResource, apiVersion: string): VersionedResource {
  if (apiVersion === '') return found;
  const parts = apiVersion.split('/');
  if (parts.length > 2) throw new Error(`unexpected GroupVersion string: ${apiVersion}`);
  const [group, version] = parts.length === 2 ? parts : ['', apiVersion];
  return { group: group ?? '', version: version ?? '', resource: found.resource };
}

function explainRequest(ctx: Context, flags: Flags, { path }: ResourceRequest, target: VersionedResource): void {
  const output = flags.output;
  const resources = ctx.session.client.discovery();
  if (!resources.some((r) => r.group === target.group && r.version === target.version))
    throw new Error(`couldn't find resource for "${textOf(target)}"`);
  if (output !== 'plaintext' && output !== 'plaintext-openapiv2') throw new Error(`unrecognized format: ${output}`);
  const served = resources.find((r) => r.name === target.resource && groupVersion(r) === groupVersion(target));
  const document = new RecordedDocument(new PackagedDescriptions());
  const schema = served && (ownSchema(served, document) ?? customSchema(served, ctx.session.client, document));
  if (!served || !schema) throw new Error(`GVR (${textOf(target)}) not found in OpenAPI schema`);
  ctx.streams.out.write(modelHeader(served));
  ctx.streams.out.write(modelDescription({ schema, document, path, recursive: flags.recursive }));
}

function textOf({ group, version, resource }: VersionedResource): string {
  return `${group}/${version}, Resource=${resource}`;
}

function ownSchema(resource: APIResource, document: RecordedDocument): OpenAPISchema | undefined {
  const def = definitionFor({ apiVersion: groupVersion(resource), kind: resource.kind });
  return def && document.resolve(def.name);
}

function customSchema(
  { group, version, name }: APIResource,
  client: Client,
  document: RecordedDocument,
): OpenAPISchema | undefined {
  const target = { group: 'apiextensions.k8s.io', version: 'v1', resource: 'customresourcedefinitions' };
  const { items } = client.list<CustomResourceDefinition>(target);
  const found = items.find(({ spec }) => spec.group === group && spec.names.plural === name);
  return found && customResourceSchema(found, version, document);
}
