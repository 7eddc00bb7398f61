/** Several kubeconfig files as one. */
import { emptyKubeconfig, type Kubeconfig } from './kubeconfig';

/** Of entries with the same name the first file's counts, whole; of single values the first that is set. */
export function mergeKubeconfigs(configs: readonly Kubeconfig[]): Kubeconfig {
  const merged = emptyKubeconfig();
  for (const config of configs) {
    for (const section of ['clusters', 'users', 'contexts'] as const)
      for (const [name, entry] of config[section]) if (!merged[section].has(name)) merged[section].set(name, entry);
    merged.currentContext ||= config.currentContext;
    merged.preferences = { ...config.preferences, ...merged.preferences };
    merged.extensions ??= config.extensions;
  }
  return merged;
}
