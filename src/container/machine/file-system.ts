/** The files of one container: its root file system and what is mounted in it. Everything is absolute paths. */
import { FileError, type FileErrorCode } from './file-error';
import { type Folder, folder, type Inode, file as newFile, link as newLink, type RegularFile } from './inode';
import type { Volume } from './volume';

/** Something mounted: a folder or a file of a volume. */
export interface Mount {
  volume: Volume;
  /** Where in the volume it starts, relative to the volume's root. */
  base: string;
  inode: Inode;
  readOnly: boolean;
}

/** Who asks: nobody but root may do everything. */
export interface User {
  uid: number;
  gid: number;
  groups: readonly number[];
}

const ROOT: User = { uid: 0, gid: 0, groups: [0] };

/** Where a path leads. `inode` is undefined where nothing stands yet in `parent`. */
interface Place {
  path: string;
  mount: Mount;
  parent: Folder | undefined;
  name: string;
  inode: Inode | undefined;
  /** Relative to the volume's root. */
  inVolume: string;
}

const MOST_LINKS = 40;

/** Takes a path apart without looking: `a/../b//c` under `/x` is `/x/b/c`. */
export function resolvePath(cwd: string, path: string): string {
  const names: string[] = [];
  for (const name of `${path.startsWith('/') ? '' : cwd}/${path}`.split('/')) {
    if (name === '..') names.pop();
    else if (name !== '' && name !== '.') names.push(name);
  }
  return `/${names.join('/')}`;
}

/** Throws `FileError` for whatever cannot be done. */
export class FileSystem {
  readonly mounts = new Map<string, Mount>();
  user: User = ROOT;

  constructor(
    readonly root: Volume,
    private readonly now: () => number,
    readOnly = false,
  ) {
    this.mounts.set('/', { volume: root, base: '', inode: root.root, readOnly });
  }

  /** Mounts a folder or file of a volume; what it needs to stand on is made. */
  mount(path: string, mount: Mount): void {
    const parent = path.slice(0, path.lastIndexOf('/')) || '/';
    this.prepare(mount.inode.kind === 'folder' ? path : parent);
    if (mount.inode.kind !== 'folder') {
      const place = this.place(path, true);
      place.parent?.entries.set(place.name, newFile('', this.now()));
    }
    this.mounts.set(path, mount);
  }

  /** Every volume mounted here, each once. */
  volumes(): Volume[] {
    return [...new Set([...this.mounts.values()].map(({ volume }) => volume))];
  }

  /** The sum of all changes there ever were. */
  get version(): number {
    let sum = 0;
    for (const { volume } of this.mounts.values()) sum += volume.version;
    return sum;
  }

  /** What stands at a path; symbolic links are followed unless `follow` is false. Undefined where nothing does. */
  stat(path: string, follow = true): Inode | undefined {
    try {
      return this.place(path, follow).inode;
    } catch (error) {
      if (error instanceof FileError) return undefined;
      throw error;
    }
  }

  exists(path: string): boolean {
    return this.stat(path) !== undefined;
  }

  isFolder(path: string): boolean {
    return this.stat(path)?.kind === 'folder';
  }

  /** Where symbolic links lead in the end. */
  realPath(path: string): string {
    return this.found(this.place(path, true)).path;
  }

  readFile(path: string): string {
    const { inode } = this.found(this.place(path, true));
    if (inode.kind === 'folder') throw new FileError('EISDIR', path);
    if (!this.may(inode, 4)) throw new FileError('EACCES', path);
    return inode.kind === 'file' ? inode.content : '';
  }

  /** Writes, or appends to, a file. What goes to a device is not kept: the caller asks `stat` for devices first. */
  writeFile(path: string, content: string, { append = false, mode }: { append?: boolean; mode?: number } = {}): void {
    const place = this.place(path, true);
    const { inode } = place;
    if (inode?.kind === 'folder') throw new FileError('EISDIR', path);
    if (inode?.kind === 'device') {
      if (inode.device === 'full') throw new FileError('ENOSPC', path);
      return;
    }
    this.writable(place);
    if (inode?.kind === 'file') {
      if (!this.may(inode, 2)) throw new FileError('EACCES', path);
      const text = append ? inode.content + content : content;
      place.mount.volume.reserve(inode.content, text, path);
      inode.content = text;
      inode.mtime = this.now();
      this.changed(place);
      return;
    }
    const made = newFile('', this.now(), mode, this.user.uid, this.user.gid);
    this.insert(place, made);
    place.mount.volume.reserve('', content, path);
    made.content = content;
  }

  /** Names in a folder, sorted by bytes. */
  readdir(path: string): string[] {
    const place = this.found(this.place(path, true));
    if (place.inode.kind !== 'folder') throw new FileError('ENOTDIR', path);
    if (!this.may(place.inode, 4)) throw new FileError('EACCES', path);
    const names = new Set(place.inode.entries.keys());
    const prefix = place.path === '/' ? '/' : `${place.path}/`;
    for (const mounted of this.mounts.keys()) {
      if (mounted !== '/' && mounted.startsWith(prefix)) names.add(mounted.slice(prefix.length).split('/')[0] ?? '');
    }
    return [...names].sort();
  }

  mkdir(path: string, { parents = false, mode }: { parents?: boolean; mode?: number } = {}): void {
    const place = parents ? this.placeWithParents(path) : this.place(path, true);
    if (place.inode) {
      if (parents && place.inode.kind === 'folder') return;
      throw new FileError('EEXIST', path);
    }
    this.writable(place);
    this.insert(place, folder(this.now(), mode, this.user.uid, this.user.gid));
  }

  symlink(target: string, path: string): void {
    const place = this.place(path, false);
    if (place.inode) throw new FileError('EEXIST', path);
    this.writable(place);
    this.insert(place, newLink(target, this.now()));
  }

  /** Puts an inode at a path, in place of what is not a folder. */
  putInode(path: string, inode: Inode): void {
    const place = this.place(path, false);
    this.writable(place);
    this.insert(place, inode);
  }

  /** Removes a file, or a folder when it is empty or `recursive` is said. */
  remove(path: string, recursive = false): void {
    const place = this.found(this.place(path, false));
    const { inode, parent, name } = place;
    if (!parent || this.mounts.has(place.path)) throw new FileError('EBUSY', path);
    this.writable(place);
    if (inode.kind === 'folder' && !recursive && inode.entries.size > 0) throw new FileError('ENOTEMPTY', path);
    if (!this.may(parent, 2)) throw new FileError('EACCES', path);
    this.detach(inode, place);
    parent.entries.delete(name);
    parent.mtime = this.now();
  }

  rename(from: string, to: string): void {
    const source = this.found(this.place(from, false));
    if (!source.parent) throw new FileError('EBUSY', from);
    const target = this.place(to, false);
    this.writable(source);
    this.writable(target);
    const { inode } = source;
    if (target.inode === inode) return;
    this.detach(inode, source);
    source.parent.entries.delete(source.name);
    this.insert(target, inode);
    this.attach(inode, target);
  }

  chmod(path: string, mode: number): void {
    this.alter(path, (inode) => {
      inode.mode = mode;
    });
  }

  chown(path: string, uid: number | undefined, gid: number | undefined): void {
    if (this.user.uid !== 0) throw new FileError('EPERM', path);
    this.alter(path, (inode) => {
      inode.uid = uid ?? inode.uid;
      inode.gid = gid ?? inode.gid;
    });
  }

  touch(path: string, mtime: number): void {
    this.alter(path, (inode) => {
      inode.mtime = mtime;
    });
  }

  /** The mount a path lies on, and where. */
  mountOf(path: string): { path: string; mount: Mount } {
    const real = this.place(path, true).path;
    let best = '/';
    for (const mounted of this.mounts.keys()) {
      if ((real === mounted || real.startsWith(`${mounted}/`)) && mounted.length > best.length) best = mounted;
    }
    return { path: best, mount: this.mounts.get(best) as Mount };
  }

  /** Every path from here on, folders before what is in them; links are not followed. */
  *walk(path: string): Generator<string> {
    yield path;
    if (this.stat(path, false)?.kind !== 'folder') return;
    for (const name of this.readdir(path)) yield* this.walk(path === '/' ? `/${name}` : `${path}/${name}`);
  }

  private alter(path: string, change: (inode: Inode) => void): void {
    const place = this.found(this.place(path, true));
    this.writable(place);
    if (this.user.uid !== 0 && place.inode.uid !== this.user.uid) throw new FileError('EPERM', path);
    change(place.inode);
    this.changed(place);
  }

  private place(path: string, follow: boolean, links = 0): Place {
    if (links > MOST_LINKS) throw new FileError('ELOOP', path);
    let mount = this.mounts.get('/') as Mount;
    let at: Inode = mount.inode;
    let walked = '';
    let inVolume = '';
    const names = path.split('/').filter((name) => name !== '' && name !== '.');
    if (names.length === 0) return { path: '/', mount, parent: undefined, name: '', inode: at, inVolume };
    for (const [index, name] of names.entries()) {
      if (at.kind !== 'folder') throw new FileError('ENOTDIR', path);
      if (!this.may(at, 1)) throw new FileError('EACCES', path);
      const parent: Folder = at;
      const last = index === names.length - 1;
      walked += `/${name}`;
      inVolume += `/${name}`;
      const mounted = this.mounts.get(walked);
      if (mounted) {
        mount = mounted;
        inVolume = mounted.base;
      }
      const inode: Inode | undefined = mounted?.inode ?? parent.entries.get(name);
      if (inode?.kind === 'link' && (!last || follow)) {
        const base = walked.slice(0, walked.lastIndexOf('/')) || '/';
        const rest = names.slice(index + 1).join('/');
        return this.place(resolvePath(base, inode.target + (rest ? `/${rest}` : '')), follow, links + 1);
      }
      if (last) return { path: walked, mount, parent, name, inode, inVolume };
      if (!inode) throw new FileError('ENOENT', path);
      at = inode;
    }
    throw new FileError('ENOENT', path);
  }

  private placeWithParents(path: string): Place {
    const parent = path.slice(0, path.lastIndexOf('/'));
    if (parent !== '' && !this.exists(parent)) this.mkdir(parent, { parents: true });
    return this.place(path, true);
  }

  /** The folders something is mounted on belong to the runtime: nobody notices that they were made. */
  private prepare(path: string): void {
    let at: Inode | undefined = this.root.root;
    let walked = '';
    for (const name of path.split('/').filter(Boolean)) {
      walked += `/${name}`;
      if (at?.kind !== 'folder') return;
      let next: Inode | undefined = this.mounts.get(walked)?.inode ?? at.entries.get(name);
      if (next?.kind === 'link') next = this.stat(walked);
      if (!next) {
        next = folder(this.now());
        at.entries.set(name, next);
      }
      at = next;
    }
  }

  private found(place: Place): Place & { inode: Inode } {
    const { inode } = place;
    if (!inode) throw new FileError('ENOENT', place.path);
    return { ...place, inode };
  }

  private writable({ mount, parent, inode, path }: Place): void {
    if (mount.readOnly) throw new FileError('EROFS', path);
    if (!inode && parent && !this.may(parent, 2)) throw new FileError('EACCES', path);
  }

  private insert(place: Place, inode: Inode): void {
    const { parent, name } = place;
    if (!parent) throw new FileError('EEXIST' satisfies FileErrorCode, place.path);
    if (place.inode) this.detach(place.inode, place);
    parent.entries.set(name, inode);
    parent.mtime = this.now();
    this.changed(place);
  }

  /** Gives the room of what goes back, and notes that it is gone, with all that lies in it. */
  private detach(inode: Inode, place: Place): void {
    if (inode.kind === 'file') place.mount.volume.reserve(inode.content, '', place.path);
    if (inode.kind === 'folder') {
      for (const [name, child] of inode.entries) this.detach(child, inside(place, name));
    }
    this.changed(place);
  }

  private attach(inode: Inode, place: Place): void {
    if (inode.kind === 'file') place.mount.volume.reserve('', (inode as RegularFile).content, place.path);
    if (inode.kind === 'folder') {
      for (const [name, child] of inode.entries) this.attach(child, inside(place, name));
    }
    this.changed(place);
  }

  private changed({ mount, inVolume }: Place): void {
    mount.volume.changed(inVolume.replace(/^\//, ''), this.now());
  }

  /** Whether the user may read (4), write (2) or enter (1). */
  private may({ mode, uid, gid }: Inode, what: 1 | 2 | 4): boolean {
    const { user } = this;
    if (user.uid === 0) return true;
    const shift = uid === user.uid ? 6 : gid === user.gid || user.groups.includes(gid) ? 3 : 0;
    return ((mode >> shift) & what) !== 0;
  }
}

const inside = (place: Place, name: string): Place => ({
  ...place,
  name,
  path: `${place.path}/${name}`,
  inVolume: `${place.inVolume}/${name}`,
});
