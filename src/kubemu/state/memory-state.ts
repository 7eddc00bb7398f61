/** A state that no file holds: it lives as long as the program that made it, and many commands may look at it at once. */
import { FileBytes } from '../../control-plane/storage/file/file-bytes';
import { StateDocument } from '../../control-plane/storage/file/state-document';
import type { Cluster } from '../cluster/cluster';
import { newClusterProfile } from '../profiles/new-cluster-profile';
import { newCluster, openCluster, saveCluster } from './state';
import type { CommandState, OpenState, StateOptions } from './state-handle';

/** The text of a state as a file would hold it, and of what moment it is. */
interface Taken {
  position: string;
  text: Buffer;
}

/** The state itself. */
export class MemoryState {
  private opened: OpenState | undefined;
  private taken: Taken | undefined;

  /** `text` is what `snapshot` of another one gave; without it the first command makes the cluster. */
  constructor(private readonly text?: Buffer) {}

  /** The cluster as time has left it. */
  get current(): OpenState {
    this.opened ??= this.text ? restored(this.text) : withVersion(newCluster(newClusterProfile(undefined, undefined)));
    const { cluster } = this.opened;
    const { clock } = cluster;
    if (!clock.isVirtual) cluster.advanceTo(clock.target());
    return this.opened;
  }

  /** Puts a new cluster in place of this one. */
  replace(state: { cluster: Cluster; document: StateDocument }): void {
    this.opened = withVersion(state);
  }

  /** What is due has happened, as when a file is saved. */
  save(): void {
    this.current.cluster.runDue();
  }

  /** Which moment of the cluster's life this is: it differs after every change and at every time. */
  get position(): string {
    const { document, cluster } = this.current;
    return `${document.store.resourceVersion} ${cluster.now()} ${cluster.queue.nextDue()}`;
  }

  /** The text of the state file this would be. It is made once for each moment. */
  snapshot(): Buffer {
    const { position } = this;
    if (this.taken?.position !== position) {
      const { document, cluster } = this.current;
      saveCluster(cluster, document);
      this.taken = { position, text: Buffer.concat([...document.pieces()].map((piece) => Buffer.from(piece))) };
    }
    return this.taken.text;
  }

  /** One command's way to it. */
  forCommand(command: Pick<StateOptions, 'access' | 'streams'>): CommandState {
    return new MemoryHandle(this, command);
  }
}

/** One command's way to a state in memory. Nothing is locked: what a command does between two awaits is one step. */
class MemoryHandle implements CommandState {
  private seen = '';

  constructor(
    private readonly state: MemoryState,
    private readonly command: Pick<StateOptions, 'access' | 'streams'>,
  ) {}

  get current(): OpenState {
    const { current } = this.state;
    // reading alone does not need them
    if (this.command.access !== 'read') current.cluster.startControllers();
    return current;
  }

  replace(make: () => { cluster: Cluster; document: StateDocument }): void {
    this.state.replace(make());
  }

  commit(): void {
    if (this.command.access !== 'read') this.state.save();
    this.seen = this.state.position;
    this.command.streams.flush();
  }

  peek(look: () => void): OpenState {
    this.seen = this.state.position;
    look();
    return this.state.current;
  }

  isCurrent(): boolean {
    return this.seen === this.state.position;
  }
}

function restored(text: Buffer): OpenState {
  const document = StateDocument.trusted(FileBytes.of(text, 'snapshot'));
  return withVersion({ document, cluster: openCluster(document) });
}

function withVersion({ document, cluster }: { document: StateDocument; cluster: Cluster }): OpenState {
  return { document, cluster, version: document.store.resourceVersion, now: cluster.now() };
}
