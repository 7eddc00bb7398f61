/** What a file system is made of, and how it stands in the state file. */

/** A folder, a file, a symbolic link or a device. Times are milliseconds since the epoch. */
export type Inode = Folder | RegularFile | Link | Device;

interface Common {
  mode: number;
  uid: number;
  gid: number;
  mtime: number;
}

export interface Folder extends Common {
  kind: 'folder';
  entries: Map<string, Inode>;
}

/** Text in which bytes that are no UTF-8 stand as lone surrogates (U+DC80 … U+DCFF); see `bytes.ts`. */
export interface RegularFile extends Common {
  kind: 'file';
  content: string;
}

export interface Link extends Common {
  kind: 'link';
  target: string;
}

/** `/dev/null` and its like. */
export interface Device extends Common {
  kind: 'device';
  device: 'null' | 'zero' | 'random' | 'full' | 'stdin' | 'stdout' | 'stderr' | 'tty';
}

/** One changed path of a file system as it is saved: what stands there since `at`, or that nothing does. */
export interface SavedEntry {
  at: number;
  content?: string;
  target?: string;
  folder?: true;
  gone?: true;
  mode?: number;
  uid?: number;
  gid?: number;
}

/** Changed paths by name, relative to the root: `html/index.html`. */
export type SavedFiles = Record<string, SavedEntry>;

const FOLDER_MODE = 0o755;
const FILE_MODE = 0o644;

/** A new folder. */
export function folder(mtime: number, mode = FOLDER_MODE, uid = 0, gid = 0): Folder {
  return { kind: 'folder', entries: new Map(), mode, uid, gid, mtime };
}

/** A new file. */
export function file(content: string, mtime: number, mode = FILE_MODE, uid = 0, gid = 0): RegularFile {
  return { kind: 'file', content, mode, uid, gid, mtime };
}

/** A new symbolic link. */
export function link(target: string, mtime: number): Link {
  return { kind: 'link', target, mode: 0o777, uid: 0, gid: 0, mtime };
}

/** An inode as it is saved. */
export function savedEntry(inode: Inode | undefined, at: number): SavedEntry {
  if (!inode || inode.kind === 'device') return { at, gone: true };
  const owner = { ...(inode.uid ? { uid: inode.uid } : {}), ...(inode.gid ? { gid: inode.gid } : {}) };
  switch (inode.kind) {
    case 'folder':
      return { at, folder: true, ...(inode.mode === FOLDER_MODE ? {} : { mode: inode.mode }), ...owner };
    case 'link':
      return { at, target: inode.target };
    case 'file':
      return { at, content: inode.content, ...(inode.mode === FILE_MODE ? {} : { mode: inode.mode }), ...owner };
  }
}

/** The inode a saved entry stands for; undefined for what is gone. */
export function restored(entry: SavedEntry): Inode | undefined {
  const { at, content, target, gone, uid = 0, gid = 0 } = entry;
  if (gone) return undefined;
  if (target !== undefined) return link(target, at);
  if (content !== undefined) return file(content, at, entry.mode ?? FILE_MODE, uid, gid);
  return folder(at, entry.mode ?? FOLDER_MODE, uid, gid);
}
