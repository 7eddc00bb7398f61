/** Writing what a command changed back to where it came from: `clientcmd.ModifyConfig`. */
import { deepEqual } from '../../go/json/deep';
import type { KubeconfigAccess } from './access';
import type { Entry, Kubeconfig } from './kubeconfig';

/** Brings the files to what `changed` says. Throws when one cannot be written. */
export function modifyKubeconfig(access: KubeconfigAccess, changed: Kubeconfig): void {
  const starting = access.load();
  const files = new Map<string, Kubeconfig>();
  const fileOf = (file: string): Kubeconfig => {
    const config = files.get(file) ?? access.loadFile(file);
    files.set(file, config);
    return config;
  };
  if (starting.currentContext !== changed.currentContext)
    fileOf(fileOfCurrentContext(access, changed.currentContext)).currentContext = changed.currentContext;
  if (!deepEqual(starting.preferences, changed.preferences))
    fileOf(access.defaultFile).preferences = changed.preferences;
  if (!deepEqual(starting.extensions, changed.extensions)) fileOf(access.defaultFile).extensions = changed.extensions;
  for (const section of ['clusters', 'users', 'contexts'] as const) {
    const fileOfEntry = ({ origin }: Entry) => fileOf(origin ?? access.defaultFile)[section];
    for (const [name, entry] of changed[section]) {
      const before = starting[section].get(name);
      if (!before || !deepEqual(before.fields, entry.fields)) fileOfEntry(entry).set(name, entry);
    }
    for (const [name, entry] of starting[section]) if (!changed[section].has(name)) fileOfEntry(entry).delete(name);
  }
  for (const [file, config] of files) access.write(file, config);
}

/** A new current context goes to the default file; it is taken away where it was set. */
function fileOfCurrentContext(access: KubeconfigAccess, context: string): string {
  if (context || access.explicit) return access.defaultFile;
  const setting = access.files.find((file) => access.loadFile(file).currentContext !== '');
  return setting ?? access.defaultFile;
}
