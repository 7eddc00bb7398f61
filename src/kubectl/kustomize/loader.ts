/** Reads what a kustomization names: files below its folder, and other folders (api/loader). */
import { readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { errnoText } from '../../go/os/system-error';
import { UnwrappedError } from './prefixed';

/** `--load-restrictor`. */
export type LoadRestrictor = 'LoadRestrictionsRootOnly' | 'LoadRestrictionsNone';

export class Loader {
  /** `root` is the folder's real path; `parents` those of the folders that led here. */
  private constructor(
    readonly root: string,
    private readonly parents: readonly string[],
    private readonly restrictor: LoadRestrictor,
  ) {}

  /** The folder a build starts at, as it was given. Throws where it is none. */
  static at(directory: string, cwd: string, restrictor: LoadRestrictor = 'LoadRestrictionsRootOnly'): Loader {
    if (directory === '') throw new Error('must build at directory: directory path cannot be empty');
    demandLocal(directory);
    return new Loader(demandFolder(path.resolve(cwd, directory), directory), [], restrictor);
  }

  /** As `load`, undefined where it throws. */
  loadIfThere(file: string): Buffer | undefined {
    try {
      return this.load(file);
    } catch {
      return undefined;
    }
  }

  /** The bytes of a file. Throws where there is none, or where it lies outside of the folder. */
  load(file: string): Buffer {
    demandLocal(file);
    const wanted = path.resolve(this.root, file);
    const real = evaluated(wanted);
    if (statSync(real).isDirectory()) throw new Error(`'${wanted}' must resolve to a file`);
    if (this.restrictor === 'LoadRestrictionsRootOnly' && !isInside(path.dirname(real), this.root))
      throw new Error(`security; file '${wanted}' is not in or below '${this.root}'`);
    try {
      return readFileSync(real);
    } catch (err) {
      throw new Error(`open ${wanted}: ${errnoText(err)}`);
    }
  }

  /** The loader of another folder. Throws where it is none, or one that this folder is part of. */
  folder(directory: string): Loader {
    if (directory === '') throw new Error('new root cannot be empty');
    demandLocal(directory);
    if (path.isAbsolute(directory)) throw new Error(`new root '${directory}' cannot be absolute`);
    const wanted = path.join(this.root, directory);
    const root = demandFolder(wanted, wanted);
    for (const visited of [this.root, ...this.parents])
      if (isInside(visited, root))
        throw new Error(`cycle detected: candidate root '${root}' contains visited root '${visited}'`);
    return new Loader(root, [this.root, ...this.parents], this.restrictor);
  }
}

function demandLocal(name: string): void {
  if (/^(?:https?:\/\/|ssh:\/\/|git::|git@|github\.com[/:])/.test(name))
    throw new UnwrappedError(`kustomize resources on other machines are not simulated: ${name}`);
}

function demandFolder(wanted: string, named: string): string {
  let real: string;
  try {
    real = evaluated(wanted, named);
  } catch (err) {
    throw new Error(`must build at directory: not a valid directory: ${(err as Error).message}`);
  }
  if (!statSync(real).isDirectory()) throw new Error(`must build at directory: '${named}': file is not directory`);
  return real;
}

/** The path without links. Throws as `filepath.EvalSymlinks` does. */
function evaluated(wanted: string, named = wanted): string {
  try {
    return realpathSync(wanted);
  } catch (err) {
    throw new Error(`evalsymlink failure on '${named}' : lstat ${firstMissing(wanted)}: ${errnoText(err)}`);
  }
}

/** The first part of a path that is not there. */
function firstMissing(wanted: string): string {
  const above = path.dirname(wanted);
  if (above === wanted) return wanted;
  try {
    statSync(above);
    return wanted;
  } catch {
    return firstMissing(above);
  }
}

function isInside(inner: string, outer: string): boolean {
  return inner === outer || inner.startsWith(outer === '/' ? '/' : `${outer}/`);
}
