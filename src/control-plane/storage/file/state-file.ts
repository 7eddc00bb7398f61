/** The one file a cluster lives in: read, written and locked here. lowdb holds it. */
import { statSync } from 'node:fs';
import { LowSync, type SyncAdapter } from 'lowdb';
import { acquireLock, withLock } from '../lock';
import { FileBytes, versionOf } from './file-bytes';
import { followLinks, replaceFile } from './replace-file';
import { StateDocument } from './state-document';

/** lowdb's way to a document: its own adapters parse and write the text as a whole. */
class StateFileAdapter implements SyncAdapter<StateDocument | null> {
  constructor(readonly path: string) {}

  read(): StateDocument | null {
    const bytes = FileBytes.open(this.path);
    if (!bytes) return null;
    // What `mktemp` made is a name for a state to come, not a damaged one.
    if (bytes.size === 0) {
      bytes.close();
      return null;
    }
    try {
      return StateDocument.read(bytes);
    } catch (error) {
      bytes.close();
      throw error;
    }
  }

  write(document: StateDocument | null): void {
    if (document) document.written(replaceFile(this.path, document.pieces()));
  }
}

/** A state file by its path. All methods throw `StateFileError` for what people can do something about. */
export class StateFile {
  /** The file itself, links followed. */
  readonly path: string;
  readonly #database: LowSync<StateDocument | null>;

  constructor(path: string) {
    this.path = followLinks(path);
    this.#database = new LowSync<StateDocument | null>(new StateFileAdapter(this.path), null);
  }

  /** The state as the file has it now; undefined when there is no file. */
  read(): StateDocument | undefined {
    this.#database.data = null;
    this.#database.read();
    return this.#database.data ?? undefined;
  }

  /** Replaces the file as a whole. Callers hold the lock from reading to here. */
  write(document: StateDocument): void {
    this.#database.data = document;
    this.#database.write();
  }

  /** Whether the file is still the one a document was read from or written to. */
  isCurrent(document: StateDocument): boolean {
    const stat = statSync(this.path, { bigint: true, throwIfNoEntry: false });
    return stat !== undefined && versionOf(stat) === document.version;
  }

  /** Keeps other processes that ask for the lock waiting until the returned function is called. */
  lock(): () => void {
    return acquireLock(this.path);
  }

  /** Runs `change` while no other process that asks for the lock reads or writes the file. */
  locked<T>(change: () => T): T {
    return withLock(this.path, change);
  }
}
