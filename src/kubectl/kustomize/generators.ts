/** `configMapGenerator` and `secretGenerator`. */

import { isUtf8 } from 'node:buffer';
import { setField } from '../../go/json/field';
import type { JsonObject } from '../../go/json/value';
import { keyValues } from './key-values';
import type { GeneratorArgs, GeneratorOptions, Kustomization } from './kustomization';
import type { Loader } from './loader';
import { type Behavior, Resource } from './resource';

/** Longer base64 is broken into lines. */
const BASE64_LINE = 70;

/** What the generators of a kustomization make, ConfigMaps first. Throws where one cannot be made. */
export function* generate(kustomization: Kustomization, loader: Loader): Generator<Resource> {
  const { generatorOptions, configMapGenerator = [], secretGenerator = [] } = kustomization;
  for (const args of configMapGenerator) {
    const found = prepared(args, generatorOptions);
    yield made('ConfigMap', found, configMapData(keyValues(found, loader)));
  }
  for (const args of secretGenerator) {
    const found = prepared(args, generatorOptions);
    yield made('Secret', found, { type: found.type || 'Opaque', ...secretData(keyValues(found, loader)) });
  }
}

/** With the options that hold for all generators; a generator's own labels and annotations win. */
function prepared(args: GeneratorArgs, global: GeneratorOptions = {}): GeneratorArgs {
  if (!args.name) throw new Error('a configmap must have a name');
  const own = args.options ?? {};
  const options: GeneratorOptions = {
    labels: { ...global.labels, ...own.labels },
    annotations: { ...global.annotations, ...own.annotations },
    disableNameSuffixHash: own.disableNameSuffixHash || global.disableNameSuffixHash,
    immutable: own.immutable || global.immutable,
  };
  return { ...args, options };
}

function made(kind: string, { name, namespace, behavior, options }: GeneratorArgs, content: JsonObject): Resource {
  const { labels = {}, annotations = {}, disableNameSuffixHash, immutable } = options ?? {};
  const resource = new Resource({
    apiVersion: 'v1',
    kind,
    metadata: {
      name: name as string,
      ...(namespace && { namespace }),
      ...(Object.keys(labels).length > 0 && { labels }),
      ...(Object.keys(annotations).length > 0 && { annotations }),
    },
    ...content,
    ...(immutable && { immutable }),
  });
  resource.needsHash = !disableNameSuffixHash;
  const known: readonly (string | undefined)[] = ['create', 'replace', 'merge'];
  if (known.includes(behavior)) resource.behavior = behavior as Behavior;
  return resource;
}

function configMapData(values: Map<string, Buffer>): JsonObject {
  const data: JsonObject = {};
  const binaryData: JsonObject = {};
  for (const [key, bytes] of values)
    if (isUtf8(bytes)) setField(data, key, bytes.toString());
    else setField(binaryData, key, base64(bytes));
  return {
    ...(Object.keys(data).length > 0 && { data }),
    ...(Object.keys(binaryData).length > 0 && { binaryData }),
  };
}

function secretData(values: Map<string, Buffer>): JsonObject {
  return { data: Object.fromEntries([...values].map(([key, bytes]) => [key, base64(bytes)])) };
}

function base64(bytes: Buffer): string {
  const text = bytes.toString('base64');
  if (text.length <= BASE64_LINE) return text;
  return text.replace(new RegExp(`.{1,${BASE64_LINE}}`, 'g'), '$&\n');
}
