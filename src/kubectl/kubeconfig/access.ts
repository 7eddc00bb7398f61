/** Which kubeconfig files count, and reading and changing them: `clientcmd.PathOptions` and `ClientConfigLoadingRules`. */
import { existsSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Context } from '../cli/command';
import { decodeKubeconfig } from './decode';
import { encodeKubeconfig } from './encode';
import { builtInKubeconfig, emptyKubeconfig, type Kubeconfig } from './kubeconfig';
import { mergeKubeconfigs } from './merge';
import { stateFilePath } from './state-path';

/** What decides on the files. */
export type LoadingRules = Pick<Context, 'env' | 'cwd'> & { globals: { kubeconfig?: string; stateFile?: string } };

/**
 * The kubeconfig files of a command: the one `--kubeconfig` names, else those of `$KUBECONFIG`, else kubemu's own
 * beside the state file, in place of which a built-in one stands until something is changed. The kubectl of a real
 * cluster has its default, `~/.kube/config`, to itself.
 */
export class KubeconfigAccess {
  /** The file of `--kubeconfig`. */
  readonly explicit: string | undefined;
  private readonly home: string;
  private readonly listed: string[];

  constructor(private readonly surroundings: LoadingRules) {
    const { env, globals } = surroundings;
    this.explicit = globals.kubeconfig;
    this.home = besideState(stateFilePath(globals.stateFile, env, surroundings.cwd));
    this.listed = [...new Set((env.KUBECONFIG ?? '').split(path.delimiter))].filter(Boolean);
  }

  /** The files, the most important first. */
  get files(): string[] {
    if (this.explicit) return [this.explicit];
    return this.listed.length > 0 ? this.listed : [this.home];
  }

  /** Where new entries go. */
  get defaultFile(): string {
    return this.files.find((file) => this.exists(file)) ?? (this.files.at(-1) as string);
  }

  /** Whether no file was named and there is none, so that the built-in kubeconfig holds. */
  get isBuiltIn(): boolean {
    return !this.explicit && this.listed.length === 0 && !this.exists(this.home);
  }

  exists(file: string): boolean {
    return existsSync(this.resolve(file));
  }

  /** A path as the process means it. */
  resolve(file: string): string {
    return path.resolve(this.surroundings.cwd, file);
  }

  /** All files as one; those that are not there count as empty. Throws when one cannot be read. */
  load(): Kubeconfig {
    return mergeKubeconfigs(this.files.map((file) => this.loadForMerge(file)));
  }

  /** One file; an absent one is empty, or the built-in kubeconfig. Throws the reader's error. */
  loadFile(file: string): Kubeconfig {
    if (file === this.home && this.isBuiltIn) return builtInKubeconfig(file);
    const text = this.read(file);
    return text === undefined ? emptyKubeconfig() : decodeKubeconfig(text, file);
  }

  /** Puts a kubeconfig in the place of a file, which nobody else may change meanwhile. */
  write(file: string, config: Kubeconfig): void {
    const target = this.resolve(file);
    if (target === path.resolve(this.surroundings.env.HOME || '.', '.kube', 'config'))
      throw new Error(`${file} belongs to the kubectl of real clusters, and is not changed here`);
    mkdirSync(path.dirname(target), { recursive: true });
    const lock = `${target}.lock`;
    try {
      writeFileSync(lock, '', { flag: 'wx', mode: 0o600 });
    } catch {
      throw new Error(`open ${file}.lock: file exists`);
    }
    try {
      writeFileSync(target, encodeKubeconfig(config), { mode: 0o600 });
    } finally {
      unlinkSync(lock);
    }
  }

  private loadForMerge(file: string): Kubeconfig {
    try {
      return this.loadFile(file);
    } catch (err) {
      throw new Error(`error loading config file "${file}": ${(err as Error).message}`);
    }
  }

  private read(file: string): string | undefined {
    try {
      return readFileSync(this.resolve(file), 'utf8');
    } catch (err) {
      const { code } = err as NodeJS.ErrnoException;
      if (code === 'ENOENT') return undefined;
      if (code === 'EISDIR') throw new Error(`read ${file}: is a directory`);
      throw new Error(`open ${file}: ${code === 'EACCES' ? 'permission denied' : code}`);
    }
  }
}

/** `~/.kubemu/config` for `~/.kubemu/cluster.json`, `demo.config` for `demo.json`: other states have other contexts. */
function besideState(stateFile: string): string {
  const { dir, name } = path.parse(stateFile);
  return path.join(dir, name === 'cluster' ? 'config' : `${name}.config`);
}
