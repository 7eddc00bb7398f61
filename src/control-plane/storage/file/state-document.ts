/** What the state file holds, in memory: the store, and what the simulation needs to go on where it stopped. */
import type { JsonObject } from '../../../go/json/value';
import { OldestWrites } from '../expiry';
import { MemoryStore } from '../memory-store';
import { WatchLog } from '../watch-log';
import type { FileBytes, FileVersion } from './file-bytes';
import { compareSections, FORMAT, formatHeader, formatLines, isCompact } from './layout';
import { sectionPieces } from './section-writer';
import { StateFileError } from './state-file-error';
import { StateText } from './state-text';

/** Objects of up to this size in all are proven when the file is read: that takes a millisecond or two. */
const PROVEN_WHEN_READ = 256 * 1024;
/** Files up to this size are proven whole before they are written over. */
const PROVEN_WHEN_WRITTEN = 4 * 1024 * 1024;

/** The parts that are compared to tell whether there is anything to save. */
interface Saved {
  header: string;
  queue: readonly string[];
  resourceVersion: number;
}

/**
 * A state to work on. Objects, queue and log are read from the file when first used, and whatever turns out to be
 * damaged then throws `StateFileError`; what is never used is copied as it stands when the document is written.
 */
export class StateDocument {
  /** The clock, the random streams, the profile ...: for the cluster to fill. `resourceVersion` and `oldest` are the store's. */
  header: JsonObject;
  readonly store: MemoryStore;
  /** The store's last changes; it records by itself. */
  readonly log: WatchLog;
  /** Which file this was read from or written to last; undefined before the first time. */
  version: FileVersion | undefined;
  readonly #bytes: FileBytes | undefined;
  readonly #text: StateText | undefined;
  #queueRead: readonly JsonObject[] | undefined;
  #queueSet: readonly JsonObject[] | undefined;
  #saved: Saved | undefined;
  #proven = false;

  private constructor(header: JsonObject, bytes?: FileBytes, text?: StateText) {
    this.header = header;
    this.version = bytes?.version;
    this.#bytes = bytes;
    this.#text = text;
    const version = typeof header.resourceVersion === 'number' ? header.resourceVersion : 0;
    this.store = new MemoryStore(version, text, new OldestWrites(header.oldest));
    const saved = text && { lines: () => text.lines('log'), parse: (line: string) => text.parseLine(line) };
    this.log = new WatchLog(this.store, saved);
    this.store.subscribe((event) => this.log.record(event));
    if (text) this.#saved = this.#state();
  }

  /** An empty state no file holds yet. Its first version is the one after `header.resourceVersion`. */
  static create(header: JsonObject): StateDocument {
    return new StateDocument(header);
  }

  /** The state in a file. Throws `StateFileError` for what is damaged or newer, as far as that shows without use. */
  static read(bytes: FileBytes): StateDocument {
    const text = new StateText(bytes);
    const document = new StateDocument(text.header, bytes, text);
    if (bytes.size > PROVEN_WHEN_WRITTEN || text.sizeWithoutLog > PROVEN_WHEN_READ) return document;
    try {
      document.#proveObjects();
      return document;
    } catch (error) {
      if (!(error instanceof StateFileError) || error.problem !== 'Layout') throw error;
      const whole = new StateText(bytes, true);
      return new StateDocument(whole.header, bytes, whole);
    }
  }

  /** The state in a text that was written by this very program: nothing of it is proven. */
  static trusted(bytes: FileBytes): StateDocument {
    const text = new StateText(bytes);
    return new StateDocument(text.header, bytes, text);
  }

  /** The work due in the future, in the order it was set in. Entries must not be changed in place. */
  get queue(): readonly JsonObject[] {
    if (this.#queueSet) return this.#queueSet;
    this.#queueRead ??= this.#queueLines().map((line) => (this.#text as StateText).parseLine(line));
    return this.#queueRead;
  }

  set queue(entries: readonly JsonObject[]) {
    this.#queueSet = entries;
  }

  /** Whether the file this came from, or was last written to, says something else. */
  get changed(): boolean {
    const saved = this.#saved;
    const state = this.#state();
    if (state.resourceVersion !== saved?.resourceVersion || state.header !== saved.header) return true;
    return state.queue.length !== saved.queue.length || state.queue.some((line, index) => line !== saved.queue[index]);
  }

  /**
   * The text of the document, in pieces. Throws `StateFileError` when the file it came from turns out to be damaged:
   * whatever the file says is either parsed, or copied as it stands.
   */
  *pieces(): Generator<string | Uint8Array> {
    if (this.#bytes && this.#bytes.size <= PROVEN_WHEN_WRITTEN) this.#prove();
    const { header, queue } = this.#state();
    let size = 0;
    yield `{\n  "format": ${FORMAT},\n  "header": ${header},\n  "queue": ${formatLines(queue)},\n`;
    for (const resource of this.store.resources().sort(compareSections)) {
      yield `  ${JSON.stringify(resource)}: {\n`;
      const untouched = !this.store.loaded(resource)?.touched && this.#text?.section(resource);
      const pieces = untouched ? [untouched] : sectionPieces(resource, this.store.stored(resource).inOrder());
      for (const piece of pieces) {
        if (!isCompact(resource)) size += piece.length;
        yield piece;
      }
      yield '\n  },\n';
    }
    yield `  "log": ${formatLines(this.log.linesToSave(size))}\n}\n`;
  }

  /** Notes that all of this now stands in a file. */
  written(version: FileVersion): void {
    this.version = version;
    this.#saved = this.#state();
    this.log.saved();
  }

  /** Lets go of the file; parts of it that were not used yet cannot be read any more. */
  close(): void {
    this.#bytes?.close();
  }

  #state(): Saved {
    const { resourceVersion, oldest } = this.store;
    const header = formatHeader({ ...this.header, resourceVersion, oldest: oldest.toJSON() });
    return { header, queue: this.#queueLines(), resourceVersion };
  }

  #queueLines(): readonly string[] {
    if (this.#queueSet) return this.#queueSet.map((entry) => JSON.stringify(entry));
    return this.#saved?.queue ?? this.#text?.lines('queue') ?? [];
  }

  /** Reads everything the file says, once. */
  #prove(): void {
    if (this.#proven) return;
    this.#proveObjects();
    this.log.verify();
    this.#proven = true;
  }

  #proveObjects(): void {
    for (const resource of this.store.resources()) this.store.list(resource);
    for (const line of this.#saved?.queue ?? []) this.#text?.parseLine(line);
  }
}
