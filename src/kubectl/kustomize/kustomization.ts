/** The kustomization file: what may stand in it and what becomes of old fields (api/types). */
import type { JsonObject, JsonValue } from '../../go/json/value';
import { decodeYAML } from '../../go/yaml/decode';
import type { FieldSpec } from './fields';
import { ANY, BOOL, INT64, listOf, mapOf, readStruct, type Shape, STRING, struct } from './go-struct';
import type { Gvk } from './id';

type Texts = Record<string, string>;

/** Which resources are meant; each part is a regular expression. */
export interface Target extends Partial<Gvk> {
  name?: string;
  namespace?: string;
  labelSelector?: string;
  annotationSelector?: string;
}

export interface Patch {
  path?: string;
  patch?: string;
  target?: Target;
  options?: { allowNameChange?: boolean; allowKindChange?: boolean };
}

export interface GeneratorOptions {
  labels?: Texts;
  annotations?: Texts;
  disableNameSuffixHash?: boolean;
  immutable?: boolean;
}

/** An entry of `configMapGenerator` or `secretGenerator`. */
export interface GeneratorArgs {
  name?: string;
  namespace?: string;
  behavior?: string;
  literals?: string[];
  files?: string[];
  envs?: string[];
  env?: string;
  options?: GeneratorOptions;
  /** Of secrets only. */
  type?: string;
}

export interface LabelSet {
  pairs?: Texts;
  includeSelectors?: boolean;
  includeTemplates?: boolean;
  fields?: FieldSpec[];
}

export interface Image {
  name?: string;
  newName?: string;
  tagSuffix?: string;
  newTag?: string;
  digest?: string;
}

export interface SortOptions {
  order?: string;
  legacySortOptions?: { orderFirst?: string[]; orderLast?: string[] };
}

export interface Kustomization {
  apiVersion: string;
  kind: string;
  metadata?: JsonObject;
  openapi?: Texts;
  namePrefix?: string;
  nameSuffix?: string;
  namespace?: string;
  commonLabels?: Texts;
  labels?: LabelSet[];
  commonAnnotations?: Texts;
  patchesStrategicMerge?: string[];
  patchesJson6902?: Patch[];
  patches?: Patch[];
  images?: Image[];
  imageTags?: Image[];
  replacements?: JsonValue[];
  replicas?: { name?: string; count?: number }[];
  vars?: JsonValue[];
  sortOptions?: SortOptions;
  resources?: string[];
  components?: string[];
  crds?: string[];
  bases?: string[];
  configMapGenerator?: GeneratorArgs[];
  secretGenerator?: GeneratorArgs[];
  helmCharts?: JsonValue[];
  helmChartInflationGenerator?: JsonValue[];
  generatorOptions?: GeneratorOptions;
  configurations?: string[];
  generators?: string[];
  transformers?: string[];
  validators?: string[];
  buildMetadata?: string[];
}

const STRINGS = listOf(STRING);
const TEXTS = mapOf(STRING);
const GVK = { group: STRING, version: STRING, kind: STRING };
const RESOURCE_ID = { ...GVK, name: STRING, namespace: STRING };
const FIELD_SPECS = listOf(struct('types.FieldSpec', { ...GVK, path: STRING, create: BOOL }));
const TARGET = struct('types.Selector', { ...RESOURCE_ID, annotationSelector: STRING, labelSelector: STRING });
const PATCHES = listOf(struct('types.Patch', { path: STRING, patch: STRING, target: TARGET, options: mapOf(BOOL) }));
const IMAGES = listOf(
  struct('types.Image', { name: STRING, newName: STRING, tagSuffix: STRING, newTag: STRING, digest: STRING }),
);
const GENERATOR_OPTIONS = struct('types.GeneratorOptions', {
  labels: TEXTS,
  annotations: TEXTS,
  disableNameSuffixHash: BOOL,
  immutable: BOOL,
});
const GENERATOR_ARGS = {
  namespace: STRING,
  name: STRING,
  behavior: STRING,
  literals: STRINGS,
  files: STRINGS,
  envs: STRINGS,
  env: STRING,
  options: GENERATOR_OPTIONS,
};
const SORT_OPTIONS = struct('types.SortOptions', {
  order: STRING,
  legacySortOptions: struct('types.LegacySortOptions', { orderFirst: STRINGS, orderLast: STRINGS }),
});

const KUSTOMIZATION: Shape = struct('types.Kustomization', {
  apiVersion: STRING,
  kind: STRING,
  metadata: struct('types.ObjectMeta', { name: STRING, namespace: STRING, labels: TEXTS, annotations: TEXTS }),
  openapi: TEXTS,
  namePrefix: STRING,
  nameSuffix: STRING,
  namespace: STRING,
  commonLabels: TEXTS,
  labels: listOf(
    struct('types.Label', { pairs: TEXTS, includeSelectors: BOOL, includeTemplates: BOOL, fields: FIELD_SPECS }),
  ),
  commonAnnotations: TEXTS,
  patchesStrategicMerge: listOf({ go: 'types.PatchStrategicMerge', kind: 'string' }),
  patchesJson6902: PATCHES,
  patches: PATCHES,
  images: IMAGES,
  imageTags: IMAGES,
  replacements: listOf(ANY),
  replicas: listOf(struct('types.Replica', { name: STRING, count: INT64 })),
  vars: listOf(ANY),
  sortOptions: SORT_OPTIONS,
  resources: STRINGS,
  components: STRINGS,
  crds: STRINGS,
  bases: STRINGS,
  configMapGenerator: listOf(struct('types.ConfigMapArgs', GENERATOR_ARGS)),
  secretGenerator: listOf(struct('types.SecretArgs', { ...GENERATOR_ARGS, type: STRING })),
  helmGlobals: ANY,
  helmCharts: listOf(ANY),
  helmChartInflationGenerator: listOf(ANY),
  generatorOptions: GENERATOR_OPTIONS,
  configurations: STRINGS,
  generators: STRINGS,
  transformers: STRINGS,
  validators: STRINGS,
  inventory: ANY,
  buildMetadata: STRINGS,
});

/** What to use instead of the fields that are going away, in the order they are told. */
const DEPRECATED: [field: keyof Kustomization, use: string, fix?: string][] = [
  ['bases', 'resources'],
  ['imageTags', 'images'],
  ['patchesJson6902', 'patches'],
  ['patchesStrategicMerge', 'patches'],
  ['vars', 'replacements', '[EXPERIMENTAL] '],
];

const RARE = [
  'replacements',
  'vars',
  'openapi',
  'crds',
  'configurations',
  'generators',
  'transformers',
  'validators',
  'buildMetadata',
  'helmCharts',
  'helmChartInflationGenerator',
] as const;

/** Reads the file of the folder `root`. Throws what is wrong with it; `warn` is told of fields that are going away. */
export function readKustomization(text: string, root: string, warn: (line: string) => void): Kustomization {
  const found = parse(text);
  for (const [field, use, fix = ''] of DEPRECATED)
    if (found[field] !== undefined)
      warn(
        `# Warning: '${field}' is deprecated. Please use '${use}' instead. ${fix}Run 'kustomize edit fix' to update your Kustomization automatically.`,
      );
  const { apiVersion, kind, ...fields } = found;
  if (Object.values(fields).every((value) => value === undefined || value === ''))
    throw new Error('kustomization.yaml is empty');
  enforceType(found, root);
  refuseRare(found);
  return {
    ...found,
    resources: [...(found.resources ?? []), ...(found.bases ?? [])],
    images: [...(found.images ?? []), ...(found.imageTags ?? [])],
    configMapGenerator: found.configMapGenerator?.map(withEnvSources),
    secretGenerator: found.secretGenerator?.map(withEnvSources),
  };
}

function parse(text: string): Kustomization {
  try {
    const found: Kustomization = readStruct(decodeYAML(text) ?? {}, KUSTOMIZATION);
    const kind = found.kind || 'Kustomization';
    return { ...found, kind, apiVersion: found.apiVersion || requiredVersion(kind) };
  } catch (err) {
    throw new Error(`invalid Kustomization: ${(err as Error).message}`);
  }
}

function requiredVersion(kind: string): string {
  return `kustomize.config.k8s.io/${kind === 'Component' ? 'v1alpha1' : 'v1beta1'}`;
}

function enforceType({ apiVersion, kind }: Kustomization, root: string): void {
  const problems: string[] = [];
  if (kind !== 'Kustomization' && kind !== 'Component') problems.push('kind should be Kustomization or Component');
  const required = requiredVersion(kind);
  if (apiVersion !== required) problems.push(`apiVersion for ${kind} should be ${required}`);
  if (problems.length > 0) throw new Error(`Failed to read kustomization file under ${root}:\n${problems.join('\n')}`);
}

/** What is left to kustomize itself. */
function refuseRare(found: Kustomization): void {
  for (const field of RARE)
    if (Object.keys(found[field] ?? {}).length > 0) throw new Error(`'${field}' of a kustomization is not simulated`);
}

function withEnvSources(args: GeneratorArgs): GeneratorArgs {
  return args.env ? { ...args, envs: [...(args.envs ?? []), args.env] } : args;
}
