/** One file system: what lies in it, how full it is, and what was changed in it. */
import { byteLength } from './bytes';
import { FileError } from './file-error';
import { type Folder, folder, type Inode, restored, type SavedFiles, savedEntry } from './inode';

/** No file system holds more than this: the state file has to stay one that can be read. */
const CAPACITY = 4 * 1024 * 1024;

/** A volume, or the root file system of a container. Containers that share it hold the same object. */
export class Volume {
  readonly root: Folder;
  /** Counts up with every change: whoever waits for a file looks again. */
  version = 0;
  private used = 0;
  private readonly touched = new Map<string, number>();

  constructor(
    readonly name: string,
    created: number,
    readonly capacity = CAPACITY,
    mode?: number,
  ) {
    this.root = folder(created, mode);
  }

  /** Notes that something at a path, relative to the root, is another than before. */
  changed(path: string, at: number): void {
    this.version++;
    this.touched.set(path, at);
  }

  /** Makes room. Throws `ENOSPC`. */
  reserve(before: string, after: string, path: string): void {
    const more = byteLength(after) - byteLength(before);
    if (more > 0 && this.used + more > this.capacity) throw new FileError('ENOSPC', path);
    this.used += more;
  }

  /** What was changed since the last call, ready to be saved. */
  takeChanges(): SavedFiles {
    const changes: SavedFiles = {};
    for (const [path, at] of this.touched) changes[path] = savedEntry(this.find(path), at);
    this.touched.clear();
    return changes;
  }

  /** Puts saved entries in place, folders before what lies in them. */
  restore(entries: SavedFiles): void {
    for (const path of Object.keys(entries).sort()) this.put(path, entries[path] && restored(entries[path]));
  }

  /** Puts an inode at a path, with the folders it needs; nothing there any more for undefined. */
  put(path: string, inode: Inode | undefined): void {
    const names = path.split('/').filter(Boolean);
    const last = names.pop();
    let at: Folder = this.root;
    for (const name of names) {
      let next = at.entries.get(name);
      if (next?.kind !== 'folder') {
        if (!inode) return;
        next = folder(inode.mtime);
        at.entries.set(name, next);
      }
      at = next;
    }
    this.version++;
    if (last === undefined) {
      if (inode) Object.assign(this.root, { mode: inode.mode, uid: inode.uid, gid: inode.gid });
      return;
    }
    const old = at.entries.get(last);
    if (!inode) at.entries.delete(last);
    // A saved folder says that there is one: what lies in it has entries of its own.
    else if (inode.kind === 'folder' && old?.kind === 'folder')
      Object.assign(old, { mode: inode.mode, uid: inode.uid, gid: inode.gid });
    else if (inode.kind === 'file' && old?.kind === 'file') {
      // Whoever has it mounted keeps seeing it.
      this.used += sizeOf(inode) - sizeOf(old);
      Object.assign(old, inode);
      return;
    } else at.entries.set(last, inode);
    this.used += sizeOf(inode) - sizeOf(old);
  }

  private find(path: string): Inode | undefined {
    let at: Inode | undefined = this.root;
    for (const name of path.split('/').filter(Boolean)) {
      at = at?.kind === 'folder' ? at.entries.get(name) : undefined;
    }
    return at;
  }
}

const sizeOf = (inode: Inode | undefined) => (inode?.kind === 'file' ? byteLength(inode.content) : 0);
