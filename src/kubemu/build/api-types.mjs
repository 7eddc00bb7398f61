/**
 * `npm run types`: writes the types of the API, `src/kube/api/GROUP/VERSION.ts`, from the recorded schema and what Go
 * knows of its structs.
 *
 * A field may be absent where Go leaves it out when it is empty (`omitempty`), except the structs that decoding and
 * defaulting always leave there. It may be null where Go writes an empty pointer, list or map as such and no validation
 * demands one. Lists of objects have no type of their own.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const SRC = fileURLToPath(new URL('../..', import.meta.url));
const LINE = 120;

/** Definitions with a type elsewhere, by what imports it from where. */
const ELSEWHERE = {
  'io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelector': ['LabelSelector', 'labels/label-selector'],
  'io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelectorRequirement': [
    'LabelSelectorRequirement',
    'labels/label-selector',
  ],
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': ['IntOrString', 'meta/intstr'],
  'io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSON': ['JsonValue', '../go/json/value'],
  'io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaPropsOrStringArray': [
    'JsonValue',
    '../go/json/value',
  ],
};
const JSON_OBJECT = ['JsonObject', '../go/json/value'];
const META = ['ObjectMeta', 'meta/meta'];
const KUBE_OBJECT = ['KubeObject', 'meta/meta'];

/** Definitions that are written as a plain value. */
const PLAIN = {
  'io.k8s.apimachinery.pkg.api.resource.Quantity': 'string',
  'io.k8s.apimachinery.pkg.apis.meta.v1.Time': 'string',
  'io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime': 'string',
  'io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1': 'object',
  'io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaPropsOrArray': 'JSONSchemaProps',
  'io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaPropsOrBool': 'JSONSchemaProps | boolean',
};
const OBJECT_META = 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta';
/** Structs that every object has, said to be optional only because Go's `omitempty` means nothing to a struct. */
const ALWAYS = ['spec', 'template', 'state', 'lastState'];
/** Lists the schema demands, but that may be null: no validation asks for an item. */
const MAY_BE_NULL = ['EndpointSlice.endpoints', 'LimitRangeSpec.limits', 'HTTPIngressRuleValue.paths'];
/** The older form of a group that is served in two versions. */
const OLDER = ['io.k8s.api.flowcontrol.v1beta2'];

const read = (name) => JSON.parse(readFileSync(path.join(SRC, 'kube/versions', name), 'utf8'));

/** `io.k8s.api.core.v1.Pod` -> `core/v1`, `Pod`. */
function placeOf(name) {
  const parts = name.split('.');
  return { module: parts.slice(-3, -1).join('/'), type: parts.at(-1) };
}

/** One line of Go's fields, by JSON name: `*` a pointer, `?` omitempty, `:T` the Go type. */
function goFieldsOf(line) {
  return new Map(
    line.split(' ').map((text) => {
      const [, name, pointer, omitEmpty, goType] = /^([^*?:=]+)(\*?)(\??)(?::([^=]+))?/.exec(text);
      return [name, { pointer: pointer !== '', omitEmpty: omitEmpty !== '', goType }];
    }),
  );
}

/** The types of one group and version, as they are asked for. */
class Module {
  imports = new Map();
  texts = new Map();

  constructor(name) {
    this.name = name;
  }

  use([type, from]) {
    const types = this.imports.get(from) ?? new Set();
    this.imports.set(from, types.add(type));
    return type;
  }

  text() {
    const imports = [...this.imports]
      .map(([from, types]) => [from.startsWith('api/') ? `../${from.slice(4)}` : `../../${from}`, [...types].sort()])
      .sort(([a], [b]) => depth(b) - depth(a) || (a < b ? -1 : 1))
      .map(([from, types]) => wrapped(`import type { ${types.join(', ')} } from '${from}';`, types, from));
    const types = [...this.texts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text);
    return `/** The types of \`${this.name}\`, written by \`npm run types\`. */\n${imports.join('')}\n${types.join('\n')}`;
  }
}

const depth = (from) => from.split('../').length;

function wrapped(line, types, from) {
  if (line.length <= LINE) return `${line}\n`;
  return `import type {\n${types.map((type) => `  ${type},\n`).join('')}} from '${from}';\n`;
}

/** The text of each module, by its path below `src`. */
export function apiTypes() {
  const { definitions } = read('kubernetes-1.28.schema.json');
  const goTypes = read('kubernetes-1.28.gotypes.json');
  const modules = new Map();
  const seen = new Set();
  const waiting = Object.keys(definitions).filter(
    (name) =>
      definitions[name].gvk?.length === 1 &&
      !definitions[name].fields?.items &&
      !OLDER.some((older) => name.startsWith(older)) &&
      !name.startsWith('io.k8s.apimachinery'),
  );
  for (let name = waiting.pop(); name; name = waiting.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const { module: key, type } = placeOf(name);
    const module = modules.get(key) ?? new Module(key);
    modules.set(key, module);
    module.texts.set(type, interfaceText(module, name, type));
  }
  const texts = [...modules].map(([key, module]) => [`kube/api/${key}.ts`, module.text()]);
  return new Map([...texts, ['kube/api/kinds.ts', kindsText(modules)]].sort());

  function interfaceText(module, name, type) {
    const { gvk, fields = {}, required = [] } = definitions[name];
    const go = goFieldsOf(goTypes[name] ?? '');
    const kind = gvk !== undefined && fields.metadata !== undefined;
    const names = [...go.keys()].filter((field) => Object.hasOwn(fields, field));
    for (const field of Object.keys(fields)) if (!names.includes(field)) names.push(field);
    const lines = names
      .filter((field) => !(kind && ['apiVersion', 'kind', 'metadata'].includes(field)))
      .map((field) =>
        fieldText(
          module,
          field,
          fields[field],
          go.get(field),
          required.includes(field) && !MAY_BE_NULL.includes(`${type}.${field}`),
        ),
      );
    const head = `export interface ${type}${kind ? ` extends ${module.use(KUBE_OBJECT)}` : ''}`;
    return `/** \`${module.name}.${type}\`. */\n${head} {\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;
  }

  function fieldText(module, field, schema, { pointer = false, omitEmpty = true, goType } = {}, demanded) {
    const isTime = /\.(Micro)?Time$/.test(schema.ref ?? '');
    const container = schema.list ?? schema.map;
    const absent = omitEmpty && !demanded && (pointer || !ALWAYS.includes(field));
    const nullable = (!omitEmpty && !demanded && (pointer || container)) || (isTime && !pointer && !demanded);
    const type = typeText(module, schema, goType) + (nullable ? ' | null' : '');
    const quoted = /^[\w$]+$/.test(field) ? field : `'${field}'`;
    return `${quoted}${absent || (isTime && nullable) ? '?' : ''}: ${type};`;
  }

  function typeText(module, schema, goType) {
    if (goType === 'v1.ResourceList') return resourceList(module);
    if (schema.list) {
      const item = typeText(module, schema.list);
      return item.includes(' ') ? `(${item})[]` : `${item}[]`;
    }
    if (schema.map) return `Record<string, ${typeText(module, schema.map)}>`;
    if (schema.ref) return referenceText(module, schema.ref);
    if (schema.enum && goType) return enumeration(module, goType, schema.enum);
    return { string: 'string', integer: 'number', number: 'number', boolean: 'boolean' }[schema.type] ?? 'unknown';
  }

  function referenceText(module, ref) {
    if (ref === OBJECT_META) return `Partial<${module.use(META)}>`;
    if (Object.hasOwn(ELSEWHERE, ref)) return module.use(ELSEWHERE[ref]);
    if (Object.hasOwn(PLAIN, ref)) return PLAIN[ref];
    if (!definitions[ref].fields) return module.use(JSON_OBJECT);
    waiting.push(ref);
    const { module: from, type } = placeOf(ref);
    return from === module.name ? type : module.use([type, `api/${from}`]);
  }

  function enumeration(module, goType, values) {
    const type = goType.slice(goType.indexOf('.') + 1);
    if (type === 'string') return 'string';
    const literals = values.map((value) => `'${value}'`);
    const line = `export type ${type} = ${literals.join(' | ')};\n`;
    const broken = `export type ${type} =\n${literals.map((literal) => `  | ${literal}`).join('\n')};\n`;
    module.texts.set(type, `/** \`${goType}\`. */\n${line.length > LINE + 1 ? broken : line}`);
    return type;
  }

  function resourceList(module) {
    if (module.name !== 'core/v1') return module.use(['ResourceList', 'api/core/v1']);
    module.texts.set(
      'ResourceList',
      '/** `v1.ResourceList`: resource names to amounts. */\nexport type ResourceList = Record<string, string>;\n',
    );
    return 'ResourceList';
  }
}

/** The kind of each resource in its preferred version, by the resource's key. */
function kindsText(modules) {
  const { groups, resources } = read('kubernetes-1.28.discovery.json');
  const module = new Module('kinds');
  const versions = ['v1', ...groups.map(({ preferredVersion }) => preferredVersion.groupVersion)];
  const names = new Map();
  const lines = versions.flatMap((groupVersion) => {
    const [version, group = ''] = groupVersion.split('/').reverse();
    const key = `${group.split('.')[0] || 'core'}/${version}`;
    return resources[groupVersion]
      .filter(({ name, kind }) => !name.includes('/') && modules.get(key)?.texts.has(kind))
      .map(({ name, kind }) => {
        const taken = names.has(kind);
        names.set(kind, key);
        const type = taken ? `${kind} as ${group[0].toUpperCase()}${group.slice(1).split('.')[0]}${kind}` : kind;
        module.use([type, `api/${key}`]);
        return `  ${group ? `'${name}.${group}'` : name}: ${type.split(' ').at(-1)};\n`;
      });
  });
  module.texts.set(
    'Kinds',
    `/** The kinds of the API by the key of their resource: \`pods\`, \`deployments.apps\`. */\nexport interface Kinds {\n${lines.join('')}}\n`,
  );
  return module.text().replaceAll("'../", "'./").replace('types of `kinds`', 'kinds of the API');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [file, text] of apiTypes()) {
    mkdirSync(path.dirname(path.join(SRC, file)), { recursive: true });
    writeFileSync(path.join(SRC, file), text);
  }
}
