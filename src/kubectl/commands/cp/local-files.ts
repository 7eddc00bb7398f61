/** Files of this machine on their way into and out of archives. */
import fs from 'node:fs';
import path from 'node:path';
import { toBytes, toText } from '../../../container/machine/bytes';
import type { ArchiveEntry } from '../../../container/programs/tar-archive';

/** Everything at a path, under another name: `makeTar` of kubectl. */
export function localEntries(file: string, name: string): ArchiveEntry[] {
  const stat = fs.lstatSync(file);
  const common = { mode: stat.mode & 0o777, uid: 0, gid: 0, mtime: stat.mtimeMs };
  if (stat.isSymbolicLink()) return [{ ...common, name, kind: 'link', content: fs.readlinkSync(file) }];
  if (!stat.isDirectory()) return [{ ...common, name, kind: 'file', content: toText(fs.readFileSync(file)) }];
  const names = fs.readdirSync(file).sort();
  const below = names.flatMap((one) => localEntries(path.join(file, one), `${name}/${one}`));
  return names.length > 0 ? below : [{ ...common, name: `${name}/`, kind: 'folder', content: '' }];
}

/** Writes what is in an archive below `prefix` to a path: `untarAll`. What would land elsewhere is left out. */
export function writeEntries(entries: readonly ArchiveEntry[], prefix: string, target: string): void {
  for (const entry of entries) {
    const name = entry.name.replace(/\/+$/, '');
    if (name !== prefix && !name.startsWith(`${prefix}/`)) continue;
    const file = path.join(target, name.slice(prefix.length));
    if (path.relative(target, file).startsWith('..')) continue;
    fs.mkdirSync(path.dirname(file), { recursive: true });
    if (entry.kind === 'folder') fs.mkdirSync(file, { recursive: true });
    else if (entry.kind === 'file') fs.writeFileSync(file, toBytes(entry.content));
  }
}
