/** Writes a file so that whoever reads it, whenever this process is killed, finds either the old text or the new one. */
import {
  closeSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type FileVersion, versionOf } from './file-bytes';
import { StateFileError, unwritable } from './state-file-error';
import { removeAbandoned, temporaryName } from './temporary-files';

const BUFFER = 256 * 1024;
/** Secrets stand in the state file: what is made is its owner's alone, what exists keeps its mode. */
const [PRIVATE_FILE, PRIVATE_FOLDER] = [0o600, 0o700];

/** Makes a folder for a state file, and those above it, unless they are there. */
export function makeFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: PRIVATE_FOLDER });
}

/**
 * Replaces the file (or makes it, and its folder) by way of a temporary one that is complete and on disk before it
 * takes the name. Mode and owner are kept. Throws `StateFileError` when that fails, and what `pieces` throws, or `check`
 * at the last moment; the file is then untouched.
 */
export function replaceFile(path: string, pieces: Iterable<string | Uint8Array>, check = () => {}): FileVersion {
  let temporary: string | undefined;
  let descriptor: number | undefined;
  try {
    makeFolder(dirname(path));
    removeAbandoned(path);
    temporary = temporaryName(path);
    descriptor = openSync(temporary, 'wx', PRIVATE_FILE);
    writeAll(descriptor, pieces);
    keepMode(path, descriptor);
    fsyncSync(descriptor);
    const version = versionOf(fstatSync(descriptor, { bigint: true }));
    closeSync(descriptor);
    descriptor = undefined;
    check();
    renameSync(temporary, path);
    syncFolder(dirname(path));
    return version;
  } catch (error) {
    if (descriptor !== undefined) closeSync(descriptor);
    if (temporary !== undefined) rmSync(temporary, { force: true });
    if (error instanceof StateFileError || (error as NodeJS.ErrnoException).syscall === undefined) throw error;
    throw unwritable(path, error);
  }
}

/** The file a path stands for: symbolic links are followed even to where no file is yet. */
export function followLinks(path: string): string {
  let file = resolve(path);
  for (let links = 0; links < 40; links++) {
    try {
      file = resolve(dirname(file), readlinkSync(file));
    } catch {
      return file;
    }
  }
  return file;
}

function writeAll(descriptor: number, pieces: Iterable<string | Uint8Array>): void {
  const buffer = Buffer.allocUnsafe(BUFFER);
  let used = 0;
  const flush = () => {
    writeBytes(descriptor, buffer.subarray(0, used));
    used = 0;
  };
  for (const piece of pieces) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
    if (used + bytes.length > BUFFER) flush();
    if (bytes.length > BUFFER) {
      writeBytes(descriptor, bytes);
      continue;
    }
    buffer.set(bytes, used);
    used += bytes.length;
  }
  flush();
}

/** A write may take only a part, e.g. when the disk is nearly full. */
function writeBytes(descriptor: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(descriptor, bytes, done);
}

function keepMode(path: string, descriptor: number): void {
  const old = statSync(path, { throwIfNoEntry: false });
  if (!old) return;
  const { uid, gid } = fstatSync(descriptor);
  if (old.uid !== uid || old.gid !== gid) {
    try {
      fchownSync(descriptor, old.uid, old.gid);
    } catch {
      // Only root may give files away; a file of one's own is the next best.
    }
  }
  fchmodSync(descriptor, old.mode & 0o7777);
}

/** Makes the new name survive a power cut. Some file systems cannot; the content is safe all the same. */
function syncFolder(folder: string): void {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(folder, 'r');
    fsyncSync(descriptor);
  } catch {
    // Nothing is lost but the guarantee.
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
