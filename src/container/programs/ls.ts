/** `ls`, as busybox or as GNU coreutils print it. */
import type { FsStat, IFileSystem } from 'just-bash';
import type { Answer } from './answer';
import { formatTime } from './date';

/** How a listing is to look. */
export interface ListingStyle {
  busybox: boolean;
  /** Goes to a terminal: several names stand in a line. */
  columns: boolean;
  now: number;
}

interface Entry {
  name: string;
  stat: FsStat;
}

const WIDTH = 80;
const HALF_A_YEAR = (365 / 2) * 24 * 3600 * 1000;

/** Lists files and folders; knows `-a -A -d -l -1 -h -n -t -r -S` as far as they matter here. */
export async function ls(args: string[], cwd: string, fs: IFileSystem, style: ListingStyle): Promise<Answer> {
  const flags = new Set(args.filter((arg) => /^-\w/.test(arg)).flatMap((arg) => [...arg.slice(1)]));
  const paths = args.filter((arg) => !arg.startsWith('-'));
  const files: Entry[] = [];
  const folders: Entry[] = [];
  let stderr = '';
  for (const name of paths.length > 0 ? paths : ['.']) {
    const stat = await fs.stat(fs.resolvePath(cwd, name)).catch(() => undefined);
    if (stat) (stat.isDirectory && !flags.has('d') ? folders : files).push({ name, stat });
    else if (style.busybox) stderr += `ls: ${name}: No such file or directory\n`;
    else stderr += `ls: cannot access '${name}': No such file or directory\n`;
  }
  const blocks = files.length > 0 ? [listing(files, flags, style)] : [];
  for (const { name } of folders) {
    const entries = await folderEntries(fs, fs.resolvePath(cwd, name), flags);
    const total = flags.has('l') ? `total ${entries.reduce((sum, entry) => sum + blocksOf(entry), 0)}\n` : '';
    const title = paths.length > 1 ? `${name}:\n` : '';
    blocks.push(title + total + listing(entries, flags, style));
  }
  const exitCode = stderr === '' ? 0 : style.busybox ? 1 : 2;
  return { stdout: blocks.join('\n'), stderr, exitCode };
}

async function folderEntries(fs: IFileSystem, folder: string, flags: Set<string>): Promise<Entry[]> {
  const hidden = flags.has('a') || flags.has('A');
  const names = (await fs.readdir(folder)).filter((name) => hidden || !name.startsWith('.')).sort();
  if (flags.has('a')) names.unshift('.', '..');
  const entries: Entry[] = [];
  for (const name of names) entries.push({ name, stat: await fs.lstat(fs.resolvePath(folder, name)) });
  if (flags.has('t')) entries.sort((a, b) => b.stat.mtime.getTime() - a.stat.mtime.getTime());
  if (flags.has('S')) entries.sort((a, b) => b.stat.size - a.stat.size);
  return flags.has('r') ? entries.reverse() : entries;
}

function listing(entries: Entry[], flags: Set<string>, style: ListingStyle): string {
  if (entries.length === 0) return '';
  if (flags.has('l')) return longListing(entries, flags, style);
  const names = entries.map(({ name }) => name);
  return style.columns && !flags.has('1') ? columns(names, style.busybox) : names.map((name) => `${name}\n`).join('');
}

function longListing(entries: Entry[], flags: Set<string>, { busybox, now }: ListingStyle): string {
  const owner = flags.has('n') ? '0' : 'root';
  const sizes = entries.map(({ stat }) => (flags.has('h') ? humanSize(size(stat)) : String(size(stat))));
  const width = Math.max(...sizes.map((text) => text.length));
  const lines = entries.map(({ name, stat }, at) => {
    const recent = Math.abs(now - stat.mtime.getTime()) < HALF_A_YEAR;
    const time = formatTime(recent ? '%b %e %H:%M' : '%b %e  %Y', stat.mtime.getTime());
    const links = stat.isDirectory ? 2 : 1;
    const head = busybox
      ? `${mode(stat)} ${String(links).padStart(4)} ${owner.padEnd(8)} ${owner.padEnd(8)} ${(sizes[at] ?? '').padStart(9)}`
      : `${mode(stat)} ${links} ${owner} ${owner} ${(sizes[at] ?? '').padStart(width)}`;
    return `${head} ${time} ${name}\n`;
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

function mode({ isDirectory, isSymbolicLink, mode: bits }: FsStat): string {
  const letters = [...'rwxrwxrwx'].map((letter, at) => ((bits >> (8 - at)) & 1 ? letter : '-')).join('');
  return (isSymbolicLink ? 'l' : isDirectory ? 'd' : '-') + letters;
}

function size(stat: FsStat): number {
  return stat.isDirectory ? 4096 : stat.size;
}

/** Kilobytes on a disk with blocks of four. */
function blocksOf({ stat }: Entry): number {
  return Math.ceil(size(stat) / 4096) * 4;
}

function humanSize(bytes: number): string {
  if (bytes < 1024) return String(bytes);
  const units = ['K', 'M', 'G', 'T'];
  const power = Math.min(units.length, Math.floor(Math.log2(bytes) / 10));
  return `${(bytes / 1024 ** power).toFixed(1)}${units[power - 1]}`;
}
