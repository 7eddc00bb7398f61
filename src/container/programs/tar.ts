/** `tar`: makes, lists and unpacks archives. */
import { gunzipSync, gzipSync } from 'node:zlib';
import { toBytes, toText } from '../machine/bytes';
import { FileError } from '../machine/file-error';
import { resolvePath } from '../machine/file-system';
import { complain, either, pathOf, readOptions } from './options';
import type { Call } from './program';
import { type ArchiveEntry, packArchive, unpackArchive } from './tar-archive';
import type { Task } from './task';

const VALUED = ['f', 'C', 'file', 'directory', 'exclude'];

/** `tar c|x|t`, with `-f -C -v -z -m -p`. */
export function* tar(call: Call): Task {
  const [first = '', ...rest] = call.args;
  // The first word may be letters without a dash: their values follow in order.
  const bundled = /^[a-zA-Z]+$/.test(first)
    ? [...first].filter((letter) => !VALUED.includes(letter)).map((one) => `-${one}`)
    : [];
  const values0 = /^[a-zA-Z]+$/.test(first) ? [...first].filter((letter) => VALUED.includes(letter)) : [];
  const words =
    bundled.length + values0.length > 0
      ? [...bundled, ...values0.flatMap((letter, at) => [`-${letter}`, rest[at] ?? '']), ...rest.slice(values0.length)]
      : call.args;
  const { flags, values, operands } = readOptions(words, VALUED);
  const folder = values.get('C') ?? values.get('directory') ?? '.';
  const base = pathOf(call, folder);
  if (!call.machine.fs.isFolder(base)) {
    if (call.machine.isBusybox)
      return complain(call, `can't change directory to '${folder}': No such file or directory`);
    complain(call, `${folder}: Cannot open: No such file or directory`);
    return complain(call, 'Error is not recoverable: exiting now', 2);
  }
  const archive = values.get('f') ?? values.get('file') ?? '-';
  if (flags.has('c')) return create(call, base, operands, archive, flags);
  const text = archive === '-' ? yield* call.input.all() : readArchive(call, archive);
  if (text === undefined) return call.machine.isBusybox ? 1 : 2;
  const bytes = Buffer.from(toBytes(text));
  const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
  const entries = unpackArchive(plain);
  if (flags.has('t')) {
    call.out(entries.map(({ name }) => `${name}\n`).join(''));
    return 0;
  }
  return extract(call, base, entries, flags);
}

function readArchive(call: Call, archive: string): string | undefined {
  try {
    return call.machine.fs.readFile(pathOf(call, archive));
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    complain(
      call,
      either(call, `can't open '${archive}': ${error.message}`, `${archive}: Cannot open: ${error.message}`),
    );
    if (!call.machine.isBusybox) complain(call, 'Error is not recoverable: exiting now');
    return undefined;
  }
}

function create(
  call: Call,
  base: string,
  operands: readonly string[],
  archive: string,
  flags: ReadonlySet<string>,
): number {
  const { fs, isBusybox } = call.machine;
  const entries: ArchiveEntry[] = [];
  let missing = false;
  let told = false;
  for (const operand of operands) {
    const path = resolvePath(base, operand);
    if (!fs.stat(path, false)) {
      missing = true;
      complain(
        call,
        either(call, `${operand}: No such file or directory`, `${operand}: Cannot stat: No such file or directory`),
      );
      continue;
    }
    if (operand.startsWith('/') && !told) {
      told = true;
      complain(call, isBusybox ? "removing leading '/' from member names" : "Removing leading `/' from member names");
    }
    const shown = operand.replace(/^\/+/, '').replace(/\/+$/, '') || '.';
    for (const one of fs.walk(path)) entries.push(entryOf(call, one, shown + one.slice(path.length)));
  }
  if (flags.has('v')) call.err(entries.map(({ name }) => `${name}\n`).join(''));
  const packed = packArchive(entries);
  const text = toText(flags.has('z') ? gzipSync(packed) : packed);
  if (archive === '-') call.out(text);
  else {
    try {
      fs.writeFile(pathOf(call, archive), text);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      return complain(call, `can't open '${archive}': ${error.message}`);
    }
  }
  if (!missing) return 0;
  complain(
    call,
    either(call, 'error exit delayed from previous errors', 'Exiting with failure status due to previous errors'),
  );
  return isBusybox ? 1 : 2;
}

function entryOf({ machine: { fs } }: Call, path: string, name: string): ArchiveEntry {
  const inode = fs.stat(path, false);
  const { mode = 0, uid = 0, gid = 0, mtime = 0 } = inode ?? {};
  const common = { mode, uid, gid, mtime };
  if (inode?.kind === 'folder') return { ...common, name: `${name}/`, kind: 'folder', content: '' };
  if (inode?.kind === 'link') return { ...common, name, kind: 'link', content: inode.target };
  return { ...common, name, kind: 'file', content: fs.readFile(path) };
}

function extract(call: Call, base: string, entries: readonly ArchiveEntry[], flags: ReadonlySet<string>): number {
  const { fs } = call.machine;
  for (const entry of entries) {
    const name = entry.name.replace(/^\/+/, '').replace(/\/+$/, '');
    const path = resolvePath(base, name);
    if (flags.has('v')) call.out(`${entry.name}\n`);
    try {
      const parent = path.slice(0, path.lastIndexOf('/')) || '/';
      if (!fs.exists(parent)) fs.mkdir(parent, { parents: true });
      if (entry.kind === 'folder') {
        if (!fs.isFolder(path)) fs.mkdir(path, { mode: entry.mode & 0o777 });
      } else if (entry.kind === 'link') {
        if (fs.stat(path, false)) fs.remove(path, true);
        fs.symlink(entry.content, path);
      } else fs.writeFile(path, entry.content, { mode: entry.mode & 0o777 });
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      const words = either(call, `can't open '${name}': ${error.message}`, `${name}: Cannot open: ${error.message}`);
      complain(call, words);
      if (call.machine.isBusybox) return 1;
      return complain(call, 'Exiting with failure status due to previous errors', 2);
    }
  }
  return 0;
}
