/** `patches`, `patchesStrategicMerge` and `patchesJson6902`. */
import { deepCopy } from '../../../go/json/deep';
import type { JsonObject, JsonValue } from '../../../go/json/value';
import { decodeYAML } from '../../../go/yaml/decode';
import { encodeYAML } from '../../../go/yaml/encode';
import { applyJSONPatch, decodeJSONPatch } from '../../../kube/patch/json-patch';
import type { Patch } from '../kustomization';
import type { Loader } from '../loader';
import { type Resource, readFile, readResources } from '../resource';
import type { ResourceList } from '../resource-list';
import { mergePatch } from '../strategic-merge';

/** Changes the resources of a build. */
export type Transformation = (resources: ResourceList) => void;

/** An entry of `patches`, of either kind. Throws where it is neither. */
export function patchTransformation(patch: Patch, loader: Loader): Transformation {
  return configured('PatchTransformer', { ...patch } as JsonObject, (config) => {
    const text = patchText(patch, config, loader);
    const merge = attempt(() => onlyResource(text));
    const operations = attempt(() => readOperations(text));
    if (merge) return (resources) => patchSelected(resources, merge, patch);
    if (!operations) throw new Error(`unable to parse SM or JSON patch from [${text}]`);
    return (resources) => {
      if (!patch.target) throw new Error(`must specify a target for patch ${text}`);
      for (const resource of resources.select(patch.target)) applyOperations(resource, operations);
    };
  });
}

/** An entry of `patchesJson6902`. */
export function json6902Transformation({ target, path, patch }: Patch, loader: Loader): Transformation {
  const config = { ...(target && { target }), ...(path && { path }), ...(patch && { jsonOp: patch }) } as JsonObject;
  return configured('PatchJson6902Transformer', config, () => {
    if (!target?.name) throw new Error('must specify the target name');
    if (!path && !patch) throw new Error('empty file path and empty jsonOp');
    if (path && patch) throw new Error(`must specify a file path or jsonOp, not both`);
    const text = patch || loader.load(path as string).toString();
    const operations = readOperations(text);
    return (resources) => {
      for (const resource of resources.select(target)) applyOperations(resource, operations);
    };
  });
}

/** `patchesStrategicMerge`: files, or patches themselves. */
export function strategicMergeTransformation(paths: string[], loader: Loader): Transformation {
  return configured('PatchStrategicMergeTransformer', { paths }, () => {
    const read = (path: string) => attempt(() => readResources(path)) ?? readFile(path, loader.load(path));
    const patches = paths.flatMap(read);
    if (patches.length === 0) throw new Error(`patch appears to be empty; files=[${paths.join(' ')}], Patch=`);
    return (resources) => {
      for (const patch of patches) patchNamed(resources, patch, {});
    };
  });
}

/** Says of what goes wrong what the transformation was to be. */
function configured(plugin: string, config: JsonObject, make: (config: string) => Transformation): Transformation {
  const text = encodeYAML(config);
  try {
    return make(text);
  } catch (err) {
    throw new Error(`trouble configuring builtin ${plugin} with config: \`\n${text}\`: ${(err as Error).message}`);
  }
}

function attempt<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}

function patchText({ path = '', patch = '' }: Patch, config: string, loader: Loader): string {
  const text = patch.trim();
  if (!text && !path) throw new Error(`must specify one of patch and path in\n${config}`);
  if (text && path) throw new Error(`patch and path can't be set at the same time\n${config}`);
  return path ? loader.load(path).toString() : text;
}

function onlyResource(text: string): Resource {
  const found = readResources(text);
  if (found.length !== 1) throw new Error(`expected 1 resource, found ${found.length}`);
  return found[0] as Resource;
}

/** A list in brackets must be JSON; anything else may be YAML. */
function readOperations(text: string): JsonObject[] {
  if (text === '') throw new Error('empty json patch operations');
  const value: JsonValue = text.startsWith('[') ? (JSON.parse(text) as JsonValue) : decodeYAML(text);
  return decodeJSONPatch(value);
}

function applyOperations(resource: Resource, operations: JsonObject[]): void {
  resource.rememberId();
  resource.body = applyJSONPatch(resource.body, operations) as JsonObject;
}

function patchSelected(resources: ResourceList, patch: Resource, { target, options = {} }: Patch): void {
  if (!target) {
    patchNamed(resources, patch, options);
    return;
  }
  for (const resource of resources.select(target)) {
    const copy = patch.copy();
    copy.body.apiVersion = resource.body.apiVersion as JsonValue;
    applyMerge(resource, copy, options);
  }
}

function patchNamed(resources: ResourceList, patch: Resource, options: NonNullable<Patch['options']>): void {
  applyMerge(resources.patched(patch.id), patch, options);
}

/** Name, kind and namespace stay what they are unless the options let them change. */
function applyMerge(resource: Resource, patch: Resource, options: NonNullable<Patch['options']>): void {
  const { name, namespace, gvk } = resource;
  if (options.allowNameChange || options.allowKindChange) resource.rememberId();
  const merged = mergePatch(resource.body, deepCopy(patch.body));
  resource.body = merged ?? {};
  if (!merged) return;
  if (!options.allowKindChange) merged.kind = gvk.kind;
  if (!options.allowNameChange) resource.setName(name);
  resource.setNamespace(namespace);
}
