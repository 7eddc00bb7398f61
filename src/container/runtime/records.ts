/** What the state file keeps of containers: what cannot be told again from the objects of the cluster. */
import type { SavedInput } from '../forecast/pod-world';
import type { SavedFiles } from '../machine/inode';

/** A line of a log: when (milliseconds since the epoch), and its text. */
export type SavedLine = [time: number, text: string];

/** One container of a pod. */
export interface SavedContainer {
  /** The instance all but `ended` is about. */
  id: string;
  /** The environment at its start, where it came from ConfigMaps and Secrets. */
  env?: Record<string, string>;
  /** What was written outside of volumes. */
  written?: SavedFiles;
  input?: SavedInput[];
  /** What a server wrote because of what came from outside. */
  logged?: SavedLine[];
  /** The logs of instances that have ended, the last of them last; the kubelet keeps no more than two. */
  ended?: { id: string; log: SavedLine[] }[];
}

/** The containers of a pod. */
export interface SavedMachine {
  containers: Record<string, SavedContainer>;
  /** The content of volumes that live as long as the pod. */
  volumes: Record<string, SavedFiles>;
}

/** The content of a volume that outlives pods. */
export interface SavedVolume {
  files: SavedFiles;
}

/** Where records are kept: pods by uid, volumes by id. */
export interface Records {
  machine(uid: string): SavedMachine | undefined;
  putMachine(uid: string, machine: SavedMachine | undefined): void;
  volume(id: string): SavedVolume | undefined;
  putVolume(id: string, volume: SavedVolume | undefined): void;
}

/** A log kept of an instance that has ended holds no more than this. */
const MOST_KEPT_BYTES = 128 * 1024;

/** The end of a log, as much as is kept. */
export function keptLines(lines: readonly SavedLine[]): SavedLine[] {
  let bytes = 0;
  let from = lines.length;
  while (from > 0 && bytes + (lines[from - 1]?.[1].length ?? 0) <= MOST_KEPT_BYTES) {
    from--;
    bytes += lines[from]?.[1].length ?? 0;
  }
  return lines.slice(from);
}

/** A container's record, of this instance and of no other. */
export function containerRecord(
  machine: SavedMachine | undefined,
  name: string,
  id: string,
): SavedContainer | undefined {
  const found = machine && Object.hasOwn(machine.containers, name) ? machine.containers[name] : undefined;
  return found?.id === id ? found : undefined;
}

/** The record with another container in it; what was known of another instance of it is forgotten but for its log. */
export function withContainer(
  machine: SavedMachine | undefined,
  name: string,
  id: string,
  change: (before: SavedContainer) => SavedContainer,
): SavedMachine {
  const { containers = {}, volumes = {} } = machine ?? {};
  const found = Object.hasOwn(containers, name) ? containers[name] : undefined;
  const fresh: SavedContainer = found?.id === id ? found : { id, ...(found?.ended ? { ended: found.ended } : {}) };
  return { containers: { ...containers, [name]: change(fresh) }, volumes };
}
