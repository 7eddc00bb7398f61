/** What a folder with a kustomization makes: `krusty.Kustomizer` over `target.KustTarget`. */
import { quote } from '../../go/strconv/quote';
import { encodeYAML } from '../../go/yaml/encode';
import { generate } from './generators';
import { type Kustomization, readKustomization } from './kustomization';
import { sortLegacy, sortResources } from './legacy-order';
import { Loader, type LoadRestrictor } from './loader';
import { prefixed, UnwrappedError } from './prefixed';
import { type Resource, readFile } from './resource';
import { ResourceList } from './resource-list';
import { addHashes } from './transformers/hashes';
import { fixNameReferences } from './transformers/name-references';
import { transformationsOf } from './transformers/transformations';

/** What a build has to work with. */
export interface BuildOptions {
  cwd: string;
  /** Is told, a line each, what to write differently. */
  warn(line: string): void;
  /** `--reorder`: by default the resources come in the order they are to be applied in. */
  order?: 'legacy' | 'none';
  /** Whether files may come from outside of the folder; they may not when not given. */
  restrictor?: LoadRestrictor;
}

/** The resources a folder makes, in order. Throws kustomize's message for what is wrong with the folder. */
export function build(directory: string, options: BuildOptions): readonly Resource[] {
  const { order, restrictor, cwd } = options;
  const loader = Loader.at(directory, cwd, restrictor);
  const kustomization = load(loader, options);
  const resources = new ResourceList();
  accumulate(kustomization, loader, resources, options);
  addHashes(resources);
  fixNameReferences(resources);
  resources.finish();
  if (kustomization.sortOptions) return sortResources(resources.all, kustomization.sortOptions);
  return order === 'none' ? resources.all : sortLegacy(resources.all);
}

/** Resources as a stream of documents. */
export function printResources(resources: readonly Resource[]): string {
  return resources.map(({ body }) => encodeYAML(body)).join('---\n');
}

const FILE_NAMES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

function load(loader: Loader, { warn }: BuildOptions): Kustomization {
  const found = FILE_NAMES.flatMap((name) => loader.loadIfThere(name) ?? []);
  const [content] = found;
  if (!content) {
    const names = FILE_NAMES.map((name) => `'${name}'`);
    throw new Error(
      `unable to find one of ${names.slice(0, -1).join(', ')} or ${names.at(-1)} in directory '${loader.root}'`,
    );
  }
  if (found.length > 1) throw new Error(`Found multiple kustomization files under: ${loader.root}\n`);
  return readKustomization(content.toString(), loader.root, warn);
}

/** As Go prints one: where it is in memory says nothing. */
const GENERATOR = '&{0xc000a52d00 <nil>}';

function accumulate(
  kustomization: Kustomization,
  loader: Loader,
  resources: ResourceList,
  options: BuildOptions,
): void {
  const { resources: paths = [], components = [] } = kustomization;
  prefixed('accumulating resources', () => {
    for (const path of paths) addPath(path, loader, resources, options);
  });
  for (const made of generate(kustomization, loader))
    prefixed(`merging from generator ${GENERATOR}`, () => resources.absorb(made));
  prefixed('accumulating components', () => {
    for (const path of components) addComponent(path, loader, resources, options);
  });
  for (const transformation of transformationsOf(kustomization, loader)) {
    transformation(resources);
    resources.dropEmpty();
  }
}

/** An entry of `resources`: a file, or else a folder with a kustomization of its own. */
function addPath(path: string, loader: Loader, resources: ResourceList, options: BuildOptions): void {
  try {
    addFile(path, loader, resources);
  } catch (fileError) {
    const { message } = fileError as Error;
    if (fileError instanceof UnwrappedError || message.includes('MalformedYAMLError')) throw fileError;
    prefixed(`accumulation err='${message}'`, () => {
      const folder = loader.folder(path);
      const found = new ResourceList();
      addFolder('Kustomization', folder, found, options);
      prefixed(`recursed merging from path '${folder.root}'`, () => resources.append(...found.all));
    });
  }
}

function addFile(path: string, loader: Loader, resources: ResourceList): void {
  const found = prefixed(`accumulating resources from '${path}'`, () => readFile(path, loader.load(path)));
  prefixed(`merging resources from '${path}'`, () => resources.append(...found));
}

/** An entry of `components`: what stands in it happens to the resources there are. */
function addComponent(path: string, loader: Loader, resources: ResourceList, options: BuildOptions): void {
  const quoted = (what: string, run: () => Loader | undefined) => {
    try {
      return run();
    } catch (err) {
      throw new Error(`${what} ${quote((err as Error).message)}`);
    }
  };
  const folder = quoted('loader.New', () => loader.folder(path)) as Loader;
  quoted('accumulateDirectory:', () => void addFolder('Component', folder, resources, options));
}

function addFolder(kind: string, folder: Loader, resources: ResourceList, options: BuildOptions): void {
  const { root } = folder;
  const kustomization = prefixed(`couldn't make target for path '${root}'`, () => load(folder, options));
  if (kind === 'Component' && kustomization.kind !== kind)
    throw new Error(`expected kind '${kind}' for path '${root}' but got '${kustomization.kind}'`);
  if (kind !== 'Component' && kustomization.kind === 'Component')
    throw new Error(`expected kind != 'Component' for path '${root}'`);
  prefixed(`recursed accumulation of path '${root}'`, () => accumulate(kustomization, folder, resources, options));
}
