/** The one file a cluster lives in: read, written and locked here. lowdb holds it. */
import { type Stats, statSync } from 'node:fs';
import { LowSync, type SyncAdapter } from 'lowdb';
import { acquireLock, type HeldLock } from '../lock';
import { FileBytes, versionOf } from './file-bytes';
import { followLinks, replaceFile } from './replace-file';
import { StateDocument } from './state-document';
import { foreign } from './state-file-error';

/** lowdb's way to a document: its own adapters parse and write the text as a whole. */
class StateFileAdapter implements SyncAdapter<StateDocument | null> {
  /** The lock of the file while this process holds it. */
  lock: HeldLock | undefined;

  constructor(readonly path: string) {}

  read(): StateDocument | null {
    refuseDevices(this.path);
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

  /** Throws where something else than a state, or a name for one, would be replaced. */
  private refuseOthers(): void {
    refuseDevices(this.path);
    if (!statOf(this.path)?.isFile()) return;
    const bytes = FileBytes.open(this.path);
    try {
      if (bytes && bytes.size > 0) refuseForeign(this.path, bytes);
    } finally {
      bytes?.close();
    }
  }

  write(document: StateDocument | null): void {
    if (!document) return;
    // a document that came from the file has shown what the file is
    if (document.version === undefined) this.refuseOthers();
    document.written(replaceFile(this.path, document.pieces(), () => this.lock?.check()));
  }
}

/** Throws for what is neither a file nor a folder: reading it may wait for ever, and replacing it takes it from others. */
function refuseDevices(path: string): void {
  const stat = statOf(path);
  if (!stat || stat.isFile() || stat.isDirectory()) return;
  throw foreign(path, stat.isFIFO() ? 'it is a pipe' : stat.isSocket() ? 'it is a socket' : 'it is a device');
}

/** Undefined where there is nothing, or no way there: whoever opens the file says why. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

/** How much of a file is looked at to tell a damaged state from something else; bytes. */
const BEGINNING = 4096;

/** Throws for a file that does not even begin as a state does. */
function refuseForeign(path: string, bytes: FileBytes): void {
  const text = bytes.text(0, Math.min(bytes.size, BEGINNING));
  if (text.includes('"format"') || text.includes('"header"')) return;
  throw foreign(path, 'it begins as no state does');
}

/** A state file by its path. All methods throw `StateFileError` for what people can do something about. */
export class StateFile {
  /** The file itself, links followed. */
  readonly path: string;
  readonly #adapter: StateFileAdapter;
  readonly #database: LowSync<StateDocument | null>;

  constructor(path: string) {
    this.path = followLinks(path);
    this.#adapter = new StateFileAdapter(this.path);
    this.#database = new LowSync<StateDocument | null>(this.#adapter, null);
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
    const lock = acquireLock(this.path);
    this.#adapter.lock = lock;
    return () => {
      this.#adapter.lock = undefined;
      lock.release();
    };
  }

  /** To be called again and again by whoever works long under the lock. Cheap, never throws. */
  beat(): void {
    this.#adapter.lock?.beat();
  }

  /** Runs `change` while no other process that asks for the lock reads or writes the file. */
  locked<T>(change: () => T): T {
    const unlock = this.lock();
    try {
      return change();
    } finally {
      unlock();
    }
  }
}
