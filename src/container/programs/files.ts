/** Programs that make, move, remove and show files. */
import { FileError } from '../machine/file-error';
import { resolvePath } from '../machine/file-system';
import type { Inode } from '../machine/inode';
import { blocksOf, humanSize, modeText, sizeOf } from './ls';
import { complain, either, forEach, pathOf, programName, readInputs, readOptions } from './options';
import type { Call } from './program';
import type { Task } from './task';

/** `cat`, with `-n`. */
export function* cat(call: Call): Task {
  const { flags, operands } = readOptions(call.args);
  const { texts, code } = yield* readInputs(call, operands, (name, reason) =>
    either(call, `can't open '${name}': ${reason}`, `${name}: ${reason}`),
  );
  const text = texts.map((one) => one.text).join('');
  if (!flags.has('n')) call.out(text);
  else {
    const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
    call.out(lines.map((line, at) => `${String(at + 1).padStart(6)}\t${line}`).join(''));
  }
  return code;
}

/** `mkdir`, with `-p` and `-m`. */
export function mkdir(call: Call): number {
  const { flags, values, operands } = readOptions(call.args, ['m']);
  const mode = values.has('m') ? Number.parseInt(values.get('m') ?? '', 8) : undefined;
  return forEach(
    call,
    operands,
    (path) => call.machine.fs.mkdir(path, { parents: flags.has('p'), mode }),
    (name, { message }) =>
      either(call, `can't create directory '${name}': ${message}`, `cannot create directory '${name}': ${message}`),
  );
}

/** `rmdir`. */
export function rmdir(call: Call): number {
  const { fs } = call.machine;
  return forEach(
    call,
    readOptions(call.args).operands,
    (path) => {
      if (fs.stat(path, false)?.kind === 'file') throw new FileError('ENOTDIR', path);
      fs.remove(path);
    },
    (name, { message }) => either(call, `'${name}': ${message}`, `failed to remove '${name}': ${message}`),
  );
}

/** `touch`; `-c` makes nothing. */
export function touch(call: Call): number {
  const { flags, operands } = readOptions(call.args, ['d', 't', 'r']);
  const { fs } = call.machine;
  return forEach(
    call,
    operands,
    (path) => {
      if (fs.exists(path)) fs.touch(path, call.machine.now());
      else if (!flags.has('c')) fs.writeFile(path, '');
    },
    (name, { message }) => either(call, `${name}: ${message}`, `cannot touch '${name}': ${message}`),
  );
}

/** `rm`, with `-r` and `-f`. */
export function rm(call: Call): number {
  const { flags, operands } = readOptions(call.args);
  const { fs } = call.machine;
  const recursive = flags.has('r') || flags.has('R') || flags.has('recursive');
  const force = flags.has('f') || flags.has('force');
  if (operands.length === 0 && !force) return complain(call, 'missing operand');
  return forEach(
    call,
    operands,
    (path) => {
      const inode = fs.stat(path, false);
      if (!inode && force) return;
      if (inode?.kind === 'folder' && !recursive) throw new FileError('EISDIR', path);
      fs.remove(path, recursive);
    },
    (name, { code, message }) =>
      code === 'EISDIR'
        ? either(call, `'${name}' is a directory`, `cannot remove '${name}': ${message}`)
        : `${either(call, "can't", 'cannot')} remove '${name}': ${message}`,
  );
}

/** Where a file comes to lie that is copied or moved. */
function destination(call: Call, source: string, target: string): string {
  const path = pathOf(call, target);
  const name = source.replace(/\/+$/, '').split('/').pop() ?? '';
  return call.machine.fs.isFolder(path) ? resolvePath(path, name) : path;
}

/** Copies an inode and what lies in it. */
function copyInode(call: Call, from: string, to: string): void {
  const { fs } = call.machine;
  const inode = fs.stat(from);
  if (!inode) throw new FileError('ENOENT', from);
  if (inode.kind !== 'folder') {
    fs.writeFile(to, fs.readFile(from), { mode: inode.mode });
    return;
  }
  if (!fs.isFolder(to)) fs.mkdir(to);
  for (const name of fs.readdir(from)) copyInode(call, resolvePath(from, name), resolvePath(to, name));
}

/** `cp`, with `-r`, `-a`. */
export function cp(call: Call): number {
  const { flags, operands } = readOptions(call.args);
  const recursive = ['r', 'R', 'a', 'recursive'].some((flag) => flags.has(flag));
  const target = operands.pop();
  if (target === undefined || operands.length === 0) return complain(call, 'missing file operand');
  const { fs } = call.machine;
  let code = 0;
  for (const name of operands) {
    const path = pathOf(call, name);
    const inode = fs.stat(path);
    if (!inode) {
      code = complain(call, `${either(call, "can't", 'cannot')} stat '${name}': No such file or directory`);
      continue;
    }
    if (inode.kind === 'folder' && !recursive) {
      code = complain(
        call,
        either(call, `omitting directory '${name}'`, `-r not specified; omitting directory '${name}'`),
      );
      continue;
    }
    const to = destination(call, name, target);
    try {
      copyInode(call, path, to);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      code = complain(
        call,
        either(call, `can't create '${to}': ${error.message}`, `cannot create regular file '${to}': ${error.message}`),
      );
    }
  }
  return code;
}

/** `mv`. */
export function mv(call: Call): number {
  const { operands } = readOptions(call.args);
  const target = operands.pop();
  if (target === undefined || operands.length === 0) return complain(call, 'missing file operand');
  const { fs } = call.machine;
  return forEach(
    call,
    operands,
    (path, name) => {
      const to = destination(call, name, target);
      if (!fs.stat(path, false)) throw new FileError('ENOENT', path);
      if (fs.mountOf(path).path === fs.mountOf(to.slice(0, to.lastIndexOf('/')) || '/').path) fs.rename(path, to);
      else {
        copyInode(call, path, to);
        fs.remove(path, true);
      }
    },
    (name, { code, message }) =>
      code === 'ENOENT'
        ? either(call, `can't rename '${name}': ${message}`, `cannot stat '${name}': ${message}`)
        : either(call, `can't rename '${name}': ${message}`, `cannot move '${name}' to '${target}': ${message}`),
  );
}

/** `ln -s`, and hard links as copies. */
export function ln(call: Call): number {
  const { flags, operands } = readOptions(call.args);
  const [target = '', name = target.split('/').pop() ?? ''] = operands;
  const { fs } = call.machine;
  const path = fs.isFolder(pathOf(call, name))
    ? resolvePath(pathOf(call, name), target.split('/').pop() ?? '')
    : pathOf(call, name);
  return forEach(
    call,
    [name],
    () => {
      if (flags.has('f') && fs.stat(path, false)) fs.remove(path);
      if (flags.has('s')) fs.symlink(target, path);
      else fs.writeFile(path, fs.readFile(pathOf(call, target)));
    },
    (_, { message }) => either(call, `${name}: ${message}`, `failed to create symbolic link '${name}': ${message}`),
  );
}

/** `chmod`, with numbers and letters. */
export function chmod(call: Call): number {
  const { flags, operands } = readOptions(call.args.map((arg) => (/^-[rwx]+$/.test(arg) ? `a${arg}` : arg)));
  const [wanted = '', ...names] = operands;
  const { fs } = call.machine;
  return forEach(
    call,
    names,
    (path) => {
      for (const one of flags.has('R') ? [...fs.walk(path)] : [path]) {
        const inode = fs.stat(one);
        if (!inode) throw new FileError('ENOENT', path);
        fs.chmod(one, changedMode(inode, wanted));
      }
    },
    (name, { code, message }) =>
      code === 'ENOENT' && !call.machine.isBusybox
        ? `cannot access '${name}': ${message}`
        : either(call, `${name}: ${message}`, `changing permissions of '${name}': ${message}`),
  );
}

function changedMode({ mode, kind }: Inode, wanted: string): number {
  if (/^[0-7]+$/.test(wanted)) return Number.parseInt(wanted, 8);
  let changed = mode;
  for (const part of wanted.split(',')) {
    const [, who = '', operator, letters = ''] = /^([ugoa]*)([-+=])([rwxXst]*)$/.exec(part) ?? [];
    if (operator === undefined) continue;
    let bits = 0;
    for (const letter of letters)
      bits |= { r: 4, w: 2, x: 1, X: kind === 'folder' || mode & 0o111 ? 1 : 0 }[letter] ?? 0;
    for (const [place, shift] of [
      ['u', 6],
      ['g', 3],
      ['o', 0],
    ] as const) {
      if (who !== '' && !who.includes('a') && !who.includes(place)) continue;
      if (operator === '=') changed &= ~(7 << shift);
      changed = operator === '-' ? changed & ~(bits << shift) : changed | (bits << shift);
    }
  }
  return changed;
}

/** `chown` and `chgrp`, with names and numbers. */
export function chown(call: Call): number {
  const { flags, operands } = readOptions(call.args);
  const [wanted = '', ...names] = operands;
  const { fs } = call.machine;
  const groupOnly = programName(call) === 'chgrp';
  const [user, group] = groupOnly ? ['', wanted] : wanted.split(/[:.]/);
  const id = (file: string, name: string | undefined) => {
    if (!name) return undefined;
    if (/^\d+$/.test(name)) return Number(name);
    const text = fs.exists(file) ? fs.readFile(file) : '';
    const found = text.split('\n').find((line) => line.startsWith(`${name}:`));
    return found === undefined ? Number.NaN : Number(found.split(':')[2]);
  };
  const [uid, gid] = [id('/etc/passwd', user), id('/etc/group', group)];
  if (Number.isNaN(uid ?? 0)) return complain(call, either(call, `unknown user ${user}`, `invalid user: '${wanted}'`));
  if (Number.isNaN(gid ?? 0))
    return complain(call, either(call, `unknown group ${group}`, `invalid group: '${wanted}'`));
  return forEach(
    call,
    names,
    (path) => {
      if (!fs.exists(path)) throw new FileError('ENOENT', path);
      for (const one of flags.has('R') ? [...fs.walk(path)] : [path]) fs.chown(one, uid, gid);
    },
    (name, { message }) => either(call, `${name}: ${message}`, `changing ownership of '${name}': ${message}`),
  );
}

/** `readlink`, with `-f`; `realpath`. */
export function readlink(call: Call): number {
  const { flags, operands } = readOptions(call.args);
  const { fs } = call.machine;
  let code = 0;
  for (const name of operands) {
    const path = pathOf(call, name);
    const inode = fs.stat(path, false);
    if (flags.has('f') || programName(call) === 'realpath') {
      if (fs.exists(path)) call.out(`${fs.realPath(path)}\n`);
      else if (programName(call) === 'realpath') code = complain(call, `${name}: No such file or directory`);
      else call.out(`${path}\n`);
    } else if (inode?.kind === 'link') call.out(`${inode.target}\n`);
    else code = 1;
  }
  return code;
}

/** `stat`, with `-c FORMAT` and `-L`. */
export function stat(call: Call): number {
  const { flags, values, operands } = readOptions(call.args, ['c', 'format', 'printf']);
  const { machine } = call;
  const format = values.get('c') ?? values.get('format') ?? values.get('printf');
  return forEach(
    call,
    operands,
    (path, name) => {
      const inode = machine.fs.stat(path, flags.has('L'));
      if (!inode) throw new FileError('ENOENT', path);
      const facts = statFacts(call, name, inode);
      const shown = format ?? DEFAULT_STAT;
      call.out(`${shown.replace(/%(\w)/g, (whole, letter: string) => facts[letter] ?? whole)}\n`);
    },
    (name, { message }) => `${either(call, "can't stat", 'cannot statx')} '${name}': ${message}`,
  );
}

const DEFAULT_STAT = [
  '  File: %n',
  '  Size: %s\tBlocks: %b          IO Block: 4096   %F',
  'Device: 10h/16d\tInode: 1234567     Links: %h',
  'Access: (0%a/%A)  Uid: (%u/%U)   Gid: (%g/%G)',
  'Access: %y',
  'Modify: %y',
  'Change: %y',
].join('\n');

function statFacts({ machine }: Call, name: string, inode: Inode): Record<string, string> {
  const time = `${new Date(inode.mtime).toISOString().replace('T', ' ').replace('Z', '000000')} +0000`;
  return {
    n: name,
    s: String(sizeOf(inode)),
    a: inode.mode.toString(8),
    A: modeText(inode),
    u: String(inode.uid),
    g: String(inode.gid),
    U: machine.accountOf(inode.uid)?.[0] ?? 'UNKNOWN',
    G: machine.accountOf(inode.gid)?.[0] ?? 'UNKNOWN',
    b: String(blocksOf(inode) * 2),
    h: inode.kind === 'folder' ? '2' : '1',
    F: {
      folder: 'directory',
      link: 'symbolic link',
      device: 'character special file',
      file: sizeOf(inode) === 0 ? 'regular empty file' : 'regular file',
    }[inode.kind],
    Y: String(Math.floor(inode.mtime / 1000)),
    y: time,
  };
}

/** `du`, with `-s`, `-h`. */
export function du(call: Call): number {
  const { flags, operands } = readOptions(call.args, ['d']);
  const { fs } = call.machine;
  const shown = (blocks: number) => (flags.has('h') ? humanSize(blocks * 1024) : String(blocks));
  return forEach(
    call,
    operands.length > 0 ? operands : ['.'],
    (path, name) => {
      const total = (folder: string): number => {
        let sum = 0;
        for (const one of fs.walk(folder)) sum += blocksOf(fs.stat(one, false) as Inode);
        return sum;
      };
      if (!fs.exists(path)) throw new FileError('ENOENT', path);
      const folders = [...fs.walk(path)].filter((one) => fs.stat(one, false)?.kind === 'folder').reverse();
      for (const one of flags.has('s') || folders.length === 0 ? [path] : folders)
        call.out(`${shown(total(one))}\t${name}${one.slice(path.length)}\n`);
    },
    (name, { message }) => either(call, `${name}: ${message}`, `cannot access '${name}': ${message}`),
  );
}

/** `tee`, with `-a`. */
export function* tee(call: Call): Task {
  const { flags, operands } = readOptions(call.args);
  const text = yield* call.input.all();
  call.out(text);
  return forEach(
    call,
    operands,
    (path) => call.machine.fs.writeFile(path, text, { append: flags.has('a') }),
    (name, { message }) => `${name}: ${message}`,
  );
}

/** `mktemp`, with `-d`. */
export function mktemp(call: Call): number {
  const { flags, operands } = readOptions(call.args, ['p']);
  const letters = (call.machine.now() * 31 + call.machine.fs.version).toString(36).padStart(10, 'x').slice(-6);
  const path = pathOf(call, (operands[0] ?? '/tmp/tmp.XXXXXX').replace(/X{3,}$/, letters));
  return forEach(
    call,
    [path],
    () => {
      if (flags.has('d')) call.machine.fs.mkdir(path, { mode: 0o700 });
      else call.machine.fs.writeFile(path, '', { mode: 0o600 });
      call.out(`${path}\n`);
    },
    (name, { message }) => `${name}: ${message}`,
  );
}

const UNITS: Readonly<Record<string, number>> = { '': 1, c: 1, k: 1024, K: 1024, M: 1024 ** 2, G: 1024 ** 3 };
/** What is more than any file system holds need not be made to find that out. */
const MOST_BLOCK = 64 * 1024 * 1024;

/** `dd`: `if=`, `of=`, `bs=`, `count=`. */
export function* dd(call: Call): Task {
  const given = new Map(call.args.map((arg) => arg.split(/=(.*)/s) as [string, string]));
  const amount = (text = '512') => {
    const [, digits = '0', unit = ''] = /^(\d+)([ckKMG]?)/.exec(text) ?? [];
    return Number(digits) * (UNITS[unit] ?? 1);
  };
  const source = given.get('if');
  const size = amount(given.get('bs')) * Number(given.get('count') ?? Number.POSITIVE_INFINITY);
  let text: string;
  if (source?.startsWith('/dev/')) text = '\0'.repeat(Math.min(size, MOST_BLOCK));
  else if (source) text = call.machine.fs.readFile(pathOf(call, source)).slice(0, size);
  else text = (yield* call.input.all()).slice(0, size);
  const block = amount(given.get('bs'));
  const blocks = Math.ceil(Math.min(size, text.length) / block);
  const target = given.get('of');
  try {
    if (target) call.machine.fs.writeFile(pathOf(call, target), text);
    else call.out(text);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    const words = either(call, `error writing '${target}'`, `error writing '${target}'`);
    return complain(
      call,
      error.code === 'ENOSPC'
        ? `${words}: ${error.message}`
        : `${either(call, "can't open", 'failed to open')} '${target}': ${error.message}`,
    );
  }
  call.err(`${blocks}+0 records in\n${blocks}+0 records out\n`);
  if (!call.machine.isBusybox) call.err(`${text.length} bytes copied, 0.001 s, ${humanSize(text.length * 1000)}B/s\n`);
  return 0;
}

/** `truncate -s SIZE`. */
export function truncate(call: Call): number {
  const { values, operands } = readOptions(call.args, ['s']);
  const [, digits = '0', unit = ''] = /^(\d+)([kKMG]?)/.exec(values.get('s') ?? '') ?? [];
  const size = Number(digits) * (UNITS[unit] ?? 1);
  const { fs } = call.machine;
  return forEach(
    call,
    operands,
    (path) => {
      const text = fs.exists(path) ? fs.readFile(path) : '';
      fs.writeFile(path, text.slice(0, size).padEnd(Math.min(size, MOST_BLOCK), '\0'));
    },
    (name, { message }) => `${name}: ${message}`,
  );
}
