/** `ls`, as busybox or as GNU coreutils print it. */
import { byteLength } from '../machine/bytes';
import type { Inode } from '../machine/inode';
import { formatTime } from './date';
import { complain, either, pathOf, readOptions } from './options';
import type { Call } from './program';

interface Entry {
  name: string;
  inode: Inode;
}

const WIDTH = 80;
const HALF_A_YEAR = (365 / 2) * 24 * 3600 * 1000;

/** Lists files and folders; knows `-a -A -d -l -1 -h -n -t -r -R -S -F -i` as far as they matter here. */
export function ls(call: Call): number {
  const { args, machine } = call;
  const { flags, operands } = readOptions(args);
  const files: Entry[] = [];
  const folders: string[] = [];
  let code = 0;
  for (const name of operands.length > 0 ? operands : ['.']) {
    const path = pathOf(call, name);
    const followed = machine.fs.stat(path);
    const inode = flags.has('l') || flags.has('d') ? (machine.fs.stat(path, false) ?? followed) : followed;
    if (!inode) {
      code = complain(
        call,
        either(call, `${name}: No such file or directory`, `cannot access '${name}': No such file or directory`),
        either(call, '1', '2') === '1' ? 1 : 2,
      );
    } else if (inode.kind === 'folder' && !flags.has('d')) folders.push(name);
    else files.push({ name, inode });
  }
  const blocks = files.length > 0 ? [listing(call, files.sort(byName), flags)] : [];
  const titled = operands.length > 1 || flags.has('R');
  for (const name of folders.sort()) {
    for (const path of flags.has('R') ? subfolders(call, pathOf(call, name)) : [pathOf(call, name)]) {
      const entries = folderEntries(call, path, flags);
      const total = flags.has('l') ? `total ${entries.reduce((sum, { inode }) => sum + blocksOf(inode), 0)}\n` : '';
      const shown = name + path.slice(pathOf(call, name).length);
      blocks.push((titled ? `${shown}:\n` : '') + total + listing(call, entries, flags));
    }
  }
  call.out(blocks.join('\n'));
  return code;
}

const byName = (a: Entry, b: Entry) => (a.name < b.name ? -1 : 1);

function* subfolders(call: Call, path: string): Generator<string> {
  for (const one of call.machine.fs.walk(path)) if (call.machine.fs.stat(one, false)?.kind === 'folder') yield one;
}

function folderEntries({ machine: { fs } }: Call, folder: string, flags: ReadonlySet<string>): Entry[] {
  const hidden = flags.has('a') || flags.has('A');
  const names = fs.readdir(folder).filter((name) => hidden || !name.startsWith('.'));
  if (flags.has('a')) names.unshift('.', '..');
  const entries = names.flatMap((name) => {
    const path = name.startsWith('.') && /^\.\.?$/.test(name) ? folder : `${folder === '/' ? '' : folder}/${name}`;
    const inode = fs.stat(path, false);
    return inode ? [{ name, inode }] : [];
  });
  if (flags.has('t')) entries.sort((a, b) => b.inode.mtime - a.inode.mtime);
  if (flags.has('S')) entries.sort((a, b) => sizeOf(b.inode) - sizeOf(a.inode));
  return flags.has('r') ? entries.reverse() : entries;
}

function listing(call: Call, entries: Entry[], flags: ReadonlySet<string>): string {
  if (entries.length === 0) return '';
  if (flags.has('l') || flags.has('n')) return longListing(call, entries, flags);
  const names = entries.map(({ name, inode }) => name + (flags.has('F') ? suffix(inode) : ''));
  return call.tty && !flags.has('1')
    ? columns(names, call.machine.isBusybox)
    : names.map((name) => `${name}\n`).join('');
}

function longListing(call: Call, entries: Entry[], flags: ReadonlySet<string>): string {
  const { machine } = call;
  const user = (id: number) => (flags.has('n') ? String(id) : (machine.accountOf(id)?.[0] ?? String(id)));
  const rows = entries.map(({ name, inode }) => ({
    mode: modeText(inode),
    links: String(inode.kind === 'folder' ? 2 : 1),
    owner: user(inode.uid),
    group: user(inode.gid),
    size: flags.has('h') ? humanSize(sizeOf(inode)) : String(sizeOf(inode)),
    time: formatTime(Math.abs(machine.now() - inode.mtime) < HALF_A_YEAR ? '%b %e %H:%M' : '%b %e  %Y', inode.mtime),
    name: inode.kind === 'link' ? `${name} -> ${inode.target}` : name,
  }));
  const width = (pick: (row: (typeof rows)[number]) => string) => Math.max(...rows.map((row) => pick(row).length));
  const [links, owner, group, size] = [
    width((row) => row.links),
    width((row) => row.owner),
    width((row) => row.group),
    width((row) => row.size),
  ];
  const lines = rows.map((row) => {
    const head = machine.isBusybox
      ? `${row.mode} ${row.links.padStart(4)} ${row.owner.padEnd(8)} ${row.group.padEnd(8)} ${row.size.padStart(9)}`
      : `${row.mode} ${row.links.padStart(links)} ${row.owner.padEnd(owner)} ${row.group.padEnd(group)} ${row.size.padStart(size)}`;
    return `${head} ${row.time} ${row.name}\n`;
  });
  return lines.join('');
}

/** Names down the columns, as many columns as fit. busybox gives all columns one width. */
function columns(names: string[], busybox: boolean): string {
  for (let rows = 1; ; rows++) {
    const groups = Array.from({ length: Math.ceil(names.length / rows) }, (_, at) =>
      names.slice(at * rows, (at + 1) * rows),
    );
    const longest = Math.max(...names.map((name) => name.length));
    const widths = groups.map((group) => (busybox ? longest : Math.max(...group.map((name) => name.length))) + 2);
    const total = widths.reduce((sum, width) => sum + width, 0) - (busybox ? 0 : 2);
    if (total > WIDTH && groups.length > 1) continue;
    const line = (row: number) => groups.map((group, at) => (group[row] ?? '').padEnd(widths[at] ?? 0)).join('');
    return Array.from({ length: rows }, (_, row) => `${line(row).trimEnd()}\n`).join('');
  }
}

const suffix = ({ kind, mode }: Inode): string =>
  kind === 'folder' ? '/' : kind === 'link' ? '@' : (mode & 0o111) !== 0 ? '*' : '';

/** `drwxr-xr-x`. */
export function modeText({ kind, mode }: Inode): string {
  const letters = [...'rwxrwxrwx'].map((letter, at) => ((mode >> (8 - at)) & 1 ? letter : '-'));
  if (mode & 0o1000) letters[8] = letters[8] === 'x' ? 't' : 'T';
  if (mode & 0o2000) letters[5] = letters[5] === 'x' ? 's' : 'S';
  const first = { folder: 'd', link: 'l', device: 'c', file: '-' }[kind];
  return first + letters.join('');
}

/** As the file system counts it: a folder takes a block. */
export function sizeOf(inode: Inode): number {
  if (inode.kind === 'folder') return 4096;
  return inode.kind === 'link' ? inode.target.length : inode.kind === 'file' ? byteLength(inode.content) : 0;
}

/** Kilobytes on a disk with blocks of four. */
export const blocksOf = (inode: Inode): number => (inode.kind === 'link' ? 0 : Math.ceil(sizeOf(inode) / 4096) * 4);

/** `4.0K`. */
export function humanSize(bytes: number): string {
  if (bytes < 1024) return String(bytes);
  const units = ['K', 'M', 'G', 'T'];
  const power = Math.min(units.length, Math.floor(Math.log2(bytes) / 10));
  return `${(bytes / 1024 ** power).toFixed(1)}${units[power - 1]}`;
}
